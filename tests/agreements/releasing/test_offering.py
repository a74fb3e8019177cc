"""Releases on their page, in the index for machines, and as files: nothing but what a manifest names, nothing that was withdrawn since."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.models import Actor
from agreements.releasing import make_release
from agreements.releasing.pages import listing
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.hiding import hide
from tests.factories import make_actor

pytestmark = pytest.mark.django_db(transaction=True)

RECORDS = ("actors.jsonl.gz", "agreements.jsonl.gz", "sources.jsonl.gz", "ftm.json.gz", "popolo.json.gz", "actors.csv.zip")


def address(release, name: str) -> str:
    return f"/data/{release.name}/{name}"


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def page(client, language: str = "de") -> str:
    with translation.override(language):
        response = client.get(reverse("agreements:releases"))
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_release_the_page_says_so_and_the_index_is_empty(client, folder):
    assert "Noch gibt es keine Ausgabe" in page(client) and "There is no release yet" in page(client, "en")
    assert client.get("/data/index.json").json()["releases"] == []
    assert listing() == []


def test_the_addresses_are_in_the_language_of_the_page(client, folder):
    assert client.get("/de/daten/ausgaben/").status_code == client.get("/en/data/releases/").status_code == 200
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/data/releases/"' in page(client)


def test_the_page_lists_releases_newest_first_with_files_and_what_changed(client, folder):
    make_actor("Rathenau", published=True)
    first = make_release(folder)
    make_actor("Seward", published=True)
    second = make_release(folder)
    shown = page(client, "en")
    assert shown.index(f'id="{second.name}"') < shown.index(f'id="{first.name}"')
    assert f"Since {first.name}: 2 added, 0 changed, 0 removed." in shown and "The first release" in shown  # the actor and its source
    for release in (first, second):
        for file in release.manifest["files"]:
            assert address(release, file["name"]) in shown and file["sha256"] in shown


def test_the_index_names_every_file_with_checksum_for_everybody(client, folder):
    make_actor("Rathenau", published=True)
    release = make_release(folder)
    response = client.get("/data/index.json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    (told,) = response.json()["releases"]
    assert (told["name"], told["counts"]["actors"], told["difference"], told["is_withheld"]) == (release.name, 1, None, False)
    assert {file["url"] for file in told["files"]} == {f"http://127.0.0.1:8000{address(release, name)}" for name in release.files}
    assert client.get("/data/index.json", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_files_are_sent_as_they_are_and_may_be_kept_for_good(client, folder):
    make_actor("Rathenau", published=True)
    release = make_release(folder)
    for name in [*release.files, "manifest.json", "SHA256SUMS"]:
        response = client.get(address(release, name))
        assert body(response) == (release.path / name).read_bytes()
        assert "immutable" in response.headers["Cache-Control"] and "Content-Encoding" not in response.headers
        assert f'filename="{name}"' in response.headers["Content-Disposition"]
        assert response.headers["Access-Control-Allow-Origin"] == "*" and response.headers["X-Content-Type-Options"] == "nosniff"
    again = client.get(
        address(release, "actors.jsonl.gz"), headers={"If-None-Match": client.get(address(release, "actors.jsonl.gz")).headers["ETag"]}
    )
    assert again.status_code == 304


def test_the_address_of_a_release_leads_to_its_place_on_the_page(client, folder):
    make_actor("Rathenau", published=True)
    release = make_release(folder)
    response = client.get(f"/data/{release.name}/", headers={"Accept-Language": "en"})
    assert (response.status_code, response.headers["Location"]) == (302, f"/en/data/releases/#{release.name}")


@pytest.mark.parametrize(
    "name",
    [
        "../index.html",
        "..%2f..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "secret.txt",
        ".lock",
        "manifest.json/",
        "actors.jsonl",
        "",
        "\0",
        "a/b",
    ],
)
def test_only_what_the_manifest_names_exists(client, folder, name):
    make_actor("Rathenau", published=True)
    release = make_release(folder)
    for place in (release.path, folder, folder.parent):
        (place / "secret.txt").write_text("Tarnkappe")
    for start in (f"/data/{release.name}/", "/data/", "/data/.draft-x/", "/data/2020-01-01/"):
        response = client.get(f"{start}{name}")
        assert response.status_code in (302, 404) and b"Tarnkappe" not in body(response)


def test_a_folder_that_is_no_release_is_not_shown(client, folder):
    for name in (".draft-1", "2026-01-01", "2026-01-02", "2026-01-03", "notes"):
        (folder / name).mkdir(parents=True)
    (folder / "2026-01-02/manifest.json").write_text("no JSON")
    (folder / "2026-01-03/manifest.json").write_text(json.dumps({"name": "2026-01-03", "files": [], "moment": "2026-01-03T00:00:00Z"}))
    assert listing() == [] and "Noch gibt es keine Ausgabe" in page(client)
    assert client.get("/data/2026-01-02/manifest.json").status_code == 404


def withheld(client, release) -> set[str]:
    return {name for name in [*release.files, "manifest.json", "SHA256SUMS"] if client.get(address(release, name)).status_code == 410}


def test_a_release_with_a_record_that_was_withdrawn_since_gives_no_records_until_that_is_live_again(client, folder):
    actor = make_actor("Tarnkappe", published=True)
    release = make_release(folder)
    assert withheld(client, release) == set()
    withdraw(actor, by=None, reason="A mistake")
    assert withheld(client, release) == {"agreements.csv.zip", *RECORDS}
    answer = client.get(address(release, "actors.jsonl.gz"))
    assert b"2026" in body(answer) and answer.headers["Cache-Control"] == "no-cache" and b"Tarnkappe" not in body(answer)
    assert "seither zurückgezogen" in page(client) and "actors.jsonl.gz" not in page(client)
    (told,) = client.get("/data/index.json").json()["releases"]
    assert told["is_withheld"] and "actors.jsonl.gz" not in {file["name"] for file in told["files"]}
    later = make_release(folder)
    assert withheld(client, later) == set()
    publish(actor, by=None)
    assert withheld(client, release) == set()


def test_a_release_with_a_version_that_was_hidden_since_gives_no_records(client, folder):
    actor = make_actor("Rathenau", published=True)
    before = make_release(folder)
    Actor.objects.filter(pk=actor.pk).update(name_en="Rathenau, W.")
    publish(Actor.objects.get(pk=actor.pk), by=None)
    between = make_release(folder)
    hide(actor.versions.get(number=1))
    assert withheld(client, before) and not withheld(client, between)


def test_the_pages_take_the_same_number_of_queries_whatever_there_is(client, folder):
    make_actor("Rathenau", published=True)
    counts = []
    for number in range(3):
        make_release(folder)
        if number in (0, 2):
            counts.append([len(queries(client, path)) for path in ("/de/daten/ausgaben/", "/data/index.json", "/data/index.json")])
    assert counts == [[2, 1, 1], [2, 1, 1]]  # what was taken back since; the page's menu


def queries(client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return [query["sql"] for query in captured]
