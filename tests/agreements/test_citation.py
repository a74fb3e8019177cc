"""How a version is cited: every format reads back what went in, and names the version, its moment and its permanent address."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from agreements.addresses import citation_path, record_path, version_path
from newsroom.publishing.acts import publish
from newsroom.reading.citations import FORMATS, LATEX, Work, bibtex, csl_json, in_words, one_line, ris
from tests.factories import make_actor, make_agreement

SHOWN = datetime(2025, 4, 3, 22, 30, tzinfo=UTC)  # in Berlin the fourth
ACCESSED = date(2026, 11, 23)
ADDRESS = "https://news.example/de/vereinbarungen/b8m47knj/fassungen/4/"


def work(title: str = "Vertrag", language: str = "de", **more) -> Work:
    return Work("record-b8m47knj-v4", title, language, "Newsroom", 4, SHOWN, ADDRESS, **more)


# Strict readers, each of one entry.

COMMANDS = {command: sign for sign, command in LATEX.items()}
LATEX_WORD = re.compile("|".join(re.escape(command) for command in COMMANDS) + "|[^" + re.escape("".join(LATEX)) + "]")


def read_latex(value: str) -> str:
    """Raises when a special character is not escaped."""
    found = LATEX_WORD.findall(value)
    assert "".join(found) == value, f"TeX would stumble over {value!r}"
    return "".join(COMMANDS.get(word, word) for word in found)


def read_bibtex(text: str) -> dict[str, str]:
    head, *lines, last = text.splitlines()
    assert re.fullmatch(r"@misc\{[a-z0-9-]+,", head) and last == "}" and text.endswith("}\n")
    assert all(balanced(line) for line in lines) and balanced(text)
    fields = [re.fullmatch(r"  ([a-z]+) = (?:\{(.*)\}|([a-z]{3})),", line) for line in lines]
    assert all(fields), lines
    return {one[1]: one[2] if one[3] is None else one[3] for one in fields}


def balanced(text: str) -> bool:
    """As BibTeX counts: a backslash before a brace changes nothing."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def read_ris(text: str) -> list[tuple[str, str]]:
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.removesuffix("\r\n").split("\r\n")]
    assert all(lines), text
    found = [(one[1], one[2]) for one in lines]
    assert found[0][0] == "TY" and found[-1] == ("ER", "")
    return found


DATE = {
    "type": "object",
    "properties": {"date-parts": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 3, "maxItems": 3}}},
    "required": ["date-parts"],
    "additionalProperties": False,
}
TEXT = {"type": "string", "minLength": 1}
# The part of CSL's schema 1.0.2 that is used here; it admits no other property.
CSL = {
    "type": "array",
    "minItems": 1,
    "maxItems": 1,
    "items": {
        "type": "object",
        "properties": {
            **dict.fromkeys(("id", "title", "publisher", "version", "language", "note", "URL"), TEXT),
            "type": {"enum": ["dataset", "article-newspaper"]},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "object", "properties": {"literal": TEXT}, "additionalProperties": False},
            },
            "issued": DATE,
            "accessed": DATE,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


def read_csl(text: str) -> dict:
    data = json.loads(text)
    Draft202012Validator(CSL).validate(data)
    return data[0]


titles = st.text(min_size=1, max_size=60).filter(one_line)
nasty = st.lists(
    st.sampled_from(["{", "}", "\\", "%", "#", "$", "&", "_", "~", "^", '"', "\n", "\r", "\t", "\x85", "TY  - ", "ß", "条"]), max_size=12
)


@given(titles | nasty.map(lambda parts: "A" + "".join(parts)))
def test_every_format_reads_back_the_title(title):
    cited = work(title)
    found = read_bibtex(bibtex(cited, ACCESSED))
    assert read_latex(found["title"][1:-1]) == one_line(title)
    assert dict(read_ris(ris(cited, ACCESSED)))["TI"] == one_line(title)
    assert read_csl(csl_json(cited, ACCESSED))["title"] == one_line(title)
    assert one_line(title) in in_words(cited)


def test_every_format_names_version_moment_and_permanent_address():
    found, lines, item = read_bibtex(bibtex(work(), ACCESSED)), dict(read_ris(ris(work(), ACCESSED))), read_csl(csl_json(work(), ACCESSED))
    for number, note, url in (
        (found["version"], found["note"], found["url"]),
        (lines["ET"], lines["N1"], lines["UR"]),
        (item["version"], item["note"], item["URL"]),
    ):
        assert (number, note, url) == ("4", "Fassung 4, gezeigt ab 2025-04-03T22:30:00Z", ADDRESS)
    assert (found["year"], found["month"], found["urldate"]) == ("2025", "apr", "2026-11-23")
    assert (lines["PY"], lines["DA"], lines["Y2"], lines["TY"]) == ("2025", "2025/04/04/", "2026/11/23/", "DATA")
    assert (item["issued"], item["accessed"]) == ({"date-parts": [[2025, 4, 4]]}, {"date-parts": [[2026, 11, 23]]})


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", f"Newsroom: „Vertrag“. Registereintrag, Fassung 4 vom 4. April 2025, 00.30 Uhr (UTC+02:00). {ADDRESS}"),
        ("en", f"Newsroom: “Vertrag”. Record, version 4 of 4 April 2025, 00:30 (UTC+02:00). {ADDRESS}"),
    ],
)
def test_a_citation_in_words_is_in_its_language(language, words):
    assert in_words(work(language=language)) == words


def test_an_article_is_cited_with_its_authors():
    story = work("Bericht", authors=("Ada Lovelace", "Karl & Söhne"), is_record=False)
    assert in_words(story).startswith("Ada Lovelace, Karl & Söhne: „Bericht“. Newsroom, Fassung 4 vom")
    assert read_bibtex(bibtex(story, ACCESSED))["author"] == r"{Ada Lovelace} and {Karl \& Söhne}"
    assert [value for tag, value in read_ris(ris(story, ACCESSED)) if tag == "AU"] == ["Ada Lovelace", "Karl & Söhne"]
    assert read_csl(csl_json(story, ACCESSED))["author"] == [{"literal": "Ada Lovelace"}, {"literal": "Karl & Söhne"}]


# The files


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_actor, make_agreement])
@pytest.mark.parametrize(("language", "note"), [("de", "Fassung 1, gezeigt ab "), ("en", "Version 1, shown from ")])
def test_the_files_of_a_version_are_the_same_for_ever_but_for_the_day_of_access(client, make, language, note):
    record = make("100 % {Wahrheit} & $mehr_", published=True)
    kind, own = record._meta.model_name, record.versions.get()
    paths = {name: citation_path(kind, record.public_id, 1, name, language) for name in FORMATS}
    first = {name: client.get(path) for name, path in paths.items()}
    type(record).objects.filter(pk=record.pk).update(
        **{f"{'name' if kind == 'actor' else 'title'}_{code}": "Anders" for code in ("de", "en")}
    )
    publish(record, by=None)
    for name, path in paths.items():
        response = client.get(path)
        assert response.content == first[name].content and response.headers["Content-Type"] == FORMATS[name].content_type
        assert response.headers["Content-Disposition"] == f'attachment; filename="record-{record.public_id}-v1.{name}"'
        assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    url = f"http://127.0.0.1:8000{version_path(kind, record.public_id, 1, language)}"
    moment = own.visible_from.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    found = read_bibtex(first["bib"].content.decode())
    assert (found["url"], found["note"], read_latex(found["title"][1:-1])) == (url, note + moment, "100 % {Wahrheit} & $mehr_")
    assert read_csl(first["json"].content.decode())["accessed"]["date-parts"] == [[*localdate().timetuple()[:3]]]
    assert ("LA", language) in read_ris(first["ris"].content.decode())


@pytest.mark.django_db
def test_unknown_versions_and_formats_have_no_file(client):
    record = make_actor("Ada", published=True)
    publish(record, by=None, at=datetime.now(UTC) + timedelta(days=1))
    for number in (2, 3, 10**30):
        assert client.get(citation_path("actor", record.public_id, number, "bib", "de")).status_code == 404
    assert client.get(version_path("actor", record.public_id, 1, "de") + "zitat.exe").status_code == 404
    assert client.get("/en/actors/22222222/versions/1/citation.bib").status_code == 404


@pytest.mark.django_db
def test_the_box_on_the_page_says_what_the_files_say(client):
    record = make_agreement("Langer Titel", short_title_de="Kurz", published=True)
    page = client.get(record_path("agreement", record.public_id, record.slug, "de")).content.decode()
    path = citation_path("agreement", record.public_id, 1, "ris", "de")
    assert f'href="{path}" download' in page
    lines = dict(read_ris(client.get(path).content.decode()))
    box = re.search(r"data-copy-text>(.*?)</p>", page)[1]
    assert (
        lines["TI"] == "Langer Titel"
        and box.startswith("Newsroom: „Langer Titel“. Registereintrag, Fassung 1 vom ")
        and box.endswith(lines["UR"])
    )
