"""The documentation page."""

import re

from newsroom.rest.problems import SENTENCES


def test_it_names_every_address_and_every_problem(client):
    page = client.get("/api/v1/docs/").content.decode()
    for path in client.get("/api/v1/schema/").json()["paths"]:
        assert f"<code>{path}</code>" in page
    for problem in SENTENCES:
        assert f'id="{problem}"' in page


def test_every_link_within_it_leads_somewhere_and_every_id_is_there_once(client):
    page = client.get("/api/v1/docs/").content.decode()
    found = re.findall(r' id="([^"]+)"', page)
    assert len(found) == len(set(found))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(found)


def test_it_keeps_to_the_strict_content_policy(client):
    response = client.get("/api/v1/docs/")
    page = response.content.decode()
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "<script" not in page and "<style" not in page and " style=" not in page and " onclick=" not in page


def test_it_speaks_english_only(client):
    page = client.get("/api/v1/docs/").content.decode()
    assert '<html lang="en">' in page
    assert not set(re.findall(r"\w+", page)) & {"Klasse", "Land", "Art", "Zeitplan", "und"}
