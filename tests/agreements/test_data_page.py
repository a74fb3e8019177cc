"""The page that says what can be taken away: every way it names can be gone."""

import re

import pytest
from django.test import override_settings

from agreements.releasing import make_release
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db


def links(page: str) -> list[str]:
    main = page[page.index("<main") : page.index("</main>")]
    return [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', main)]


@pytest.mark.parametrize("path", ["/de/daten/", "/en/data/"])
def test_every_address_on_the_page_answers(client, path):
    make_agreement(published=True)
    found = links(client.get(path).content.decode())
    assert len(found) > 25
    for address in sorted(set(found)):
        response = client.get(address)
        assert response.status_code == 200, address
        response.getvalue()  # a file that nobody reads to its end keeps its place


def test_both_lists_are_offered_in_every_format(client):
    page = client.get("/de/daten/").content.decode()
    for format in ("csv", "csv.zip", "xlsx", "json", "jsonl", "ftm.json", "popolo.json"):
        assert f'href="/de/vereinbarungen/download.{format}"' in page and f'href="/de/akteure/download.{format}"' in page


def test_the_licence_is_the_operators(client):
    assert "https://creativecommons.org/licenses/by/4.0/" in client.get("/de/daten/").content.decode()
    with override_settings(DATA_LICENCE="All rights <reserved>"):
        assert "All rights &lt;reserved&gt;" in client.get("/de/daten/").content.decode()


def test_the_footer_of_every_page_leads_there(client):
    assert '<a href="/de/daten/">Daten</a>' in client.get("/de/").content.decode()
    assert '<a href="/en/data/">Data</a>' in client.get("/en/about/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_newest_releases_are_named_and_lead_to_their_files(client, settings, tmp_path):
    settings.RELEASES = tmp_path
    assert "Es gibt noch keine Ausgabe." in client.get("/de/daten/").content.decode()
    make_agreement(published=True)
    release = make_release(tmp_path)
    page = client.get("/de/daten/").content.decode()
    assert f'<a href="/de/daten/ausgaben/#{release.name}">{release.name}</a> <span>Vereinbarungen: 1, Akteure: 2</span>' in page
    assert f'id="{release.name}"' in client.get("/de/daten/ausgaben/").content.decode()
