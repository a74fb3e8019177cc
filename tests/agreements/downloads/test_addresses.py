"""How the addresses of downloads answer: headers, filters, bounds, misses."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.downloads import turns
from agreements.downloads.addresses import list_download_path, record_download_path
from agreements.downloads.formats import FORMATS
from agreements.downloads.records import Selection, shown_at
from agreements.models import AgreementVersion
from newsroom.publishing import clock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import Redirect
from tests.factories import make_actor, make_agreement, make_source

pytestmark = pytest.mark.django_db


def make_agreements(number: int, **fields) -> list:
    source, parties = make_source(), [make_actor(published=True), make_actor(published=True)]
    made = [make_agreement(f"Vertrag {count}", parties=parties, main_source=source, **fields) for count in range(number)]
    publish(*made, by=None)
    return made


def ids(response) -> list[str]:
    return [json.loads(line)["id"] for line in response.getvalue().splitlines()]


def test_the_addresses_are_in_the_language_of_the_page():
    assert list_download_path("agreement", "csv.zip", "de") == "/de/vereinbarungen/download.csv.zip"
    assert list_download_path("actor", "xlsx", "en") == "/en/actors/download.xlsx"
    assert record_download_path("actor", "abcdefgh", "name", "json", "de") == "/de/akteure/abcdefgh-name/download.json"


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_has_a_telling_name_is_open_to_programs_and_hidden_from_crawlers(client, format):
    (agreement,) = make_agreements(1)
    listed = client.get(list_download_path("agreement", format, "de"))
    own = client.get(record_download_path("agreement", agreement.public_id, "", format, "de"))
    assert listed["Content-Disposition"] == f'attachment; filename="newsroom-agreements-{timezone.localdate()}.{FORMATS[format].ending}"'
    assert own["Content-Disposition"] == f'attachment; filename="newsroom-agreement-{agreement.public_id}-v1.{FORMATS[format].ending}"'
    for response in (listed, own):
        assert response["Content-Type"] == FORMATS[format].content_type
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert 'https://creativecommons.org/licenses/by/4.0/>; rel="license"' in response["Link"]
        response.getvalue()
    assert listed["Cache-Control"] == "no-store"


@pytest.mark.parametrize("format", FORMATS)
def test_head_says_the_same_and_makes_nothing(client, format):
    make_agreements(2)
    path = list_download_path("agreement", format, "en")
    with CaptureQueriesContext(connection) as queries:
        head = client.head(path)
    assert (head.status_code, head.getvalue(), len(queries)) == (200, b"", 2)
    whole = client.get(path)
    assert dict(head.headers) == dict(whole.headers)
    whole.getvalue()


def test_an_unknown_format_is_not_found(client):
    (agreement,) = make_agreements(1)
    for path in ("/en/agreements/download.exe", "/en/agreements/download.", f"/en/agreements/{agreement.public_id}/download.CSV"):
        assert client.get(path).status_code == 404


def test_a_file_holds_what_the_list_shows_in_its_order(client):
    make_agreements(2, form="treaty")
    make_agreements(1, form="contract")
    path, query = list_download_path("agreement", "json", "en"), "form=treaty&cursor=x&evil=%3D1"
    whole = json.loads(client.get(f"{path}?{query}").getvalue())
    listed = client.get("/api/v1/agreements/?form=treaty").json()["results"]
    assert [record["id"] for record in whole["records"]] == [record["id"] for record in listed]
    assert whole["meta"]["retrieved_from"] == "http://127.0.0.1:8000/en/agreements/download.json?form=treaty"
    assert whole["meta"]["page"] == "http://127.0.0.1:8000/en/agreements/?form=treaty"


def test_a_filter_that_cannot_be_read_is_answered_with_the_reason(client):
    for path in ("/en/agreements/download.csv?form=poem", "/en/actors/download.xlsx?country=x", "/en/agreements/download.csv?year=soon"):
        response = client.get(path)
        assert response.status_code == 400
    page = client.get("/en/agreements/download.csv?form=poem").content.decode()
    assert "Form: Select a valid choice. poem is not one of the available choices." in page


def test_what_has_no_room_is_counted_and_said(client, monkeypatch):
    made = make_agreements(5)
    for format in ("json", "jsonl", "csv"):
        monkeypatch.setitem(FORMATS, format, replace(FORMATS[format], most=2))
    whole = client.get(list_download_path("agreement", "json", "en"))
    assert (whole["Newsroom-Count"], whole["Newsroom-Left-Out"]) == ("2", "3")
    assert whole["Content-Disposition"] == f'attachment; filename="newsroom-agreements-{timezone.localdate()}-first-2.json"'
    found = json.loads(whole.getvalue())
    assert (found["meta"]["is_complete"], found["meta"]["left_out"], len(found["records"])) == (False, 3, 2)
    assert [record["id"] for record in found["records"]] == [item.public_id for item in made[::-1][:2]]
    lines = client.get(list_download_path("agreement", "jsonl", "en")).getvalue().splitlines()
    assert [json.loads(line)["is_complete"] for line in lines] == [False, False]


@pytest.mark.parametrize("batch", [1, 2, 3, 7, 8])
def test_batches_neither_lose_nor_repeat_a_record(batch):
    made = make_agreements(7)
    selection = Selection("agreement", shown_at("agreement", clock.now()), batch=batch)
    for reads in ("document", "representation"):
        with CaptureQueriesContext(connection) as queries:
            found = [version.public_id for version in selection.records(reads)]
        assert found == [item.public_id for item in made[::-1]]
        assert len(queries) == (7 + batch - 1) // batch


@pytest.mark.parametrize("format", FORMATS)
def test_the_number_of_queries_does_not_grow_with_the_records_of_a_batch(client, format):
    make_agreements(1)
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(list_download_path("agreement", format, "de")).getvalue()
        counted.append(len(queries))
        make_agreements(4)
    assert counted == [3, 3]  # the site's moment; how many there are; the records


def test_every_batch_sees_the_same_moment():
    make_agreements(3)
    selection = Selection("agreement", shown_at("agreement", clock.now()), batch=1)
    records = selection.records("document")
    first = next(records)
    make_agreements(2)
    changed = AgreementVersion.objects.live().earliest("item_id").item
    changed.title_de = "Anders"
    changed.save()
    publish(changed, by=None)
    rest = list(records)
    assert len({first.public_id, *(version.public_id for version in rest)}) == 3
    assert {version.number for version in rest} == {1}


def test_few_large_files_are_made_at_a_time(client, monkeypatch):
    make_agreements(1)
    monkeypatch.setattr(turns, "LARGE", 0)
    path = list_download_path("agreement", "csv", "en")
    waiting = [client.get(path) for _place in range(turns.AT_A_TIME)]
    refused = client.get(path)
    assert (refused.status_code, refused["Retry-After"]) == (503, "10")
    for response in waiting:
        response.getvalue()
    assert [client.get(path).getvalue() != b"" for _place in range(3)] == [True] * 3


def test_a_reader_who_goes_away_frees_the_place_once():
    for _time in range(turns.AT_A_TIME + 1):
        assert turns.free.acquire(blocking=False)
        pieces = turns.Turn(iter([b"a", b"b"]), is_held=True)
        assert next(iter(pieces)) == b"a"
        pieces.close()
        pieces.close()


def test_a_record_that_the_reader_has_already_is_not_made_again(client):
    (agreement,) = make_agreements(1)
    path = record_download_path("agreement", agreement.public_id, agreement.slug, "xlsx", "en")
    first = client.get(path)
    first.getvalue()
    assert first["ETag"].startswith("W/")
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    agreement.title_de = "Anders"
    agreement.save()
    publish(agreement, by=None)
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_record_can_be_had_as_it_was_shown(client):
    (agreement,) = make_agreements(1)
    then = agreement.versions.get().visible_from.isoformat().replace("+00:00", "Z")
    agreement.title_de = "Anders"
    agreement.save()
    publish(agreement, by=None)
    path = record_download_path("agreement", agreement.public_id, agreement.slug, "json", "en")
    old, new = (json.loads(client.get(address).getvalue()) for address in (f"{path}?as_of={then}", path))
    assert (old["records"][0]["version"], new["records"][0]["version"]) == (1, 2)
    assert old["meta"]["retrieved_from"].endswith(f"download.json?as_of={then.replace(':', '%3A')}")
    ahead = (timezone.now() + timedelta(days=1)).isoformat()[:10]
    assert [client.get(f"{path}?as_of={text}").status_code for text in ("never", ahead)] == [400, 400]


def test_a_miss_says_what_became_of_the_record(client):
    (agreement,) = make_agreements(1)
    path = record_download_path("agreement", agreement.public_id, agreement.slug, "csv", "de")
    Redirect.objects.create(item_kind="agreement", old="33333333", public_id=agreement.public_id)
    merged = client.get(path.replace(agreement.public_id, "33333333"))
    assert (merged.status_code, merged["Location"]) == (301, f"/de/vereinbarungen/{agreement.public_id}/download.csv")
    assert client.get(path.replace(agreement.public_id, "22222222")).status_code == 404
    withdraw(agreement, by=None, reason="Es war falsch.")
    gone = client.get(path)
    assert gone.status_code == 410 and "Es war falsch." in gone.content.decode()
