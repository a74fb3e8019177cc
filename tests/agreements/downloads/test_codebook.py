import csv
import json
import re
from io import StringIO

import pytest

from agreements.downloads.tables import tables
from tests.factories import make_agreement

COLUMNS = [(kind, table.name, column.name) for kind in ("agreement", "actor") for table in tables(kind) for column in table.columns]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/data/codebook/", "/de/daten/codebuch/"])
def test_the_page_has_a_place_for_every_column(client, path):
    page = client.get(path).content.decode()
    anchors = re.findall(r'<tr id="([^"]+)"', page)
    assert anchors == [f"{kind}-{table}-{column}" for kind, table, column in COLUMNS]
    assert {f"#{anchor}" for anchor in anchors} <= set(re.findall(r'href="(#[^"]+)"', page))
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))


@pytest.mark.django_db
def test_the_page_speaks_the_language_of_its_address_and_gives_values_in_both(client):
    german, english = (client.get(path).content.decode() for path in ("/de/daten/codebuch/", "/en/data/codebook/"))
    assert "Eine Zeile je Zusage, mit ihrer jüngsten Bewertung." in german and "Eine Zeile je" not in english
    for page in (german, english):
        assert (
            '<code>mou</code> <span lang="de">Absichtserklärung (MoU)</span> · <span lang="en">Memorandum of understanding</span>' in page
        )
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/data/codebook/"' in german


@pytest.mark.django_db
def test_the_codebook_comes_as_files_with_both_languages(client):
    lines = list(csv.DictReader(StringIO(client.get("/en/data/codebook.csv").content.decode("utf-8-sig"))))
    assert [(line["about"], line["table"], line["column"]) for line in lines] == [
        (f"{kind}s", table, column) for kind, table, column in COLUMNS
    ]
    form = next(line for line in lines if (line["table"], line["column"]) == ("agreements", "form"))
    assert (form["values"].split("; ")[3], form["values_de"].split("; ")[3]) == ("mou", "Absichtserklärung (MoU)")
    whole = json.loads(client.get("/de/daten/codebuch.json").content)
    assert [
        (kind, table["name"], column["name"]) for kind in whole["tables"] for table in whole["tables"][kind] for column in table["columns"]
    ] == COLUMNS
    response = client.get("/en/data/codebook.json")
    assert client.get("/en/data/codebook.json", headers={"if-none-match": response["ETag"]}).status_code == 304
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "name", "url"),
    [
        ("CC0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms", "https://example.org/terms"),
        ("All rights reserved", "All rights reserved", None),
    ],
)
def test_the_licence_is_the_operators(client, settings, given, name, url):
    settings.DATA_LICENCE = given
    make_agreement(published=True)
    response = client.get("/en/agreements/download.json")
    licence = json.loads(response.getvalue())["meta"]["licence"]
    assert (licence["name"], licence["url"]) == (name, url)
    assert ('rel="license"' in response["Link"]) is (url is not None)
    assert name in client.get("/en/data/codebook/").content.decode()


@pytest.mark.django_db
def test_records_offer_every_format_with_the_moment_that_is_shown(client):
    agreement = make_agreement("Vertrag", published=True)
    page = client.get(f"/de/vereinbarungen/{agreement.public_id}-{agreement.slug}/").content.decode()
    assert f'href="/de/vereinbarungen/{agreement.public_id}-{agreement.slug}/download.xlsx" rel="nofollow" download>Excel</a>' in page
    then = agreement.versions.get().visible_from.isoformat().replace("+00:00", "Z")
    past = client.get(f"/de/vereinbarungen/{agreement.public_id}-{agreement.slug}/?as_of={then}").content.decode()
    assert f"download.json?as_of={then.replace(':', '%3A')}" in past
