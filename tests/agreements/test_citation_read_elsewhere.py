"""Citations, read by others: BibTeX by bibtexparser, CSL-JSON by the schema of its makers (tests/data/csl)."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from agreements.addresses import citation_path
from newsroom.publishing.acts import publish
from newsroom.reading.citations import Work, bibtex, csl_json
from tests.factories import make_actor, make_agreement

CSL = Draft7Validator(json.loads((Path(__file__).parents[1] / "data/csl/csl-data.json").read_text()))
titles = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=60).filter(str.strip)


def parsed(text: str) -> dict[str, str]:
    (entry,) = bibtexparser.loads(text, parser=BibTexParser(common_strings=True, ignore_nonstandard_types=False)).entries
    return entry


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_files_of_a_record_are_read(client, language):
    agreement, actor = make_agreement("Über 50 % & {mehr}: Vertrag_1"), make_actor("Чичерин, Георгий")
    publish(agreement, actor, by=None)
    for kind, item in (("agreement", agreement), ("actor", actor)):
        read = {format: client.get(citation_path(kind, item.public_id, 1, format, language)).content.decode() for format in ("bib", "json")}
        entry = parsed(read["bib"])
        assert (entry["ENTRYTYPE"], entry["ID"]) == ("misc", f"record-{item.public_id}-v1")
        assert entry["url"].endswith(f"/{item.public_id}/{'fassungen' if language == 'de' else 'versions'}/1/")
        CSL.validate(json.loads(read["json"]))


@given(titles)
def test_any_title_is_one_entry_for_a_parser_and_valid_for_the_schema(title):
    work = Work("record-x-v1", title, "en", "Newsroom", 1, datetime(2025, 4, 3, 22, 30, tzinfo=UTC), "https://news.example/1/")
    assert parsed(bibtex(work, date(2026, 11, 23)))["ID"] == "record-x-v1"
    CSL.validate(json.loads(csl_json(work, date(2026, 11, 23))))


def test_letters_and_signs_come_back():
    work = Work("record-x-v1", "Über 50 % & Straße #1", "de", "Newsroom", 1, datetime(2025, 4, 3, tzinfo=UTC), "https://news.example/1/")
    assert convert_to_unicode(parsed(bibtex(work, date(2026, 11, 23))))["title"].strip("{}") == "Über 50 % & Straße #1"
