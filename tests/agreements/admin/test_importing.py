"""The pages of an import, without their processes: what `start` would run elsewhere runs here."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.importing import runs
from agreements.models import Actor, ImportRun, Source
from tests.factories import make_actor, make_user

pytestmark = pytest.mark.django_db(transaction=True)
IMPORTS = "/admin/agreements/importrun/"
ACTORS = "kind,name_de,born\nperson,Ada Ferrer,1951\nperson,Bo Lind,2016--01-15\norganization,Hafenamt,\n"


@pytest.fixture(autouse=True)
def here(settings, tmp_path, monkeypatch):
    """Files go to a folder of the test; a process that would be started is noted, and run by the test."""
    settings.MEDIA_ROOT = tmp_path
    spawned = []
    monkeypatch.setattr(runs, "spawn", lambda run, act: spawned.append((run.pk, act)))
    return spawned


def registrar(client, role: str = "registrar"):
    user = make_user(role)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def upload(client, text: str = ACTORS, name: str = "actors.csv", **fields):
    return client.post(f"{IMPORTS}add/", {"file": SimpleUploadedFile(name, text.encode()), **fields}, follow=True)


def page(client, run: ImportRun, name: str = "change", **query) -> str:
    return client.get(f"{IMPORTS}{run.pk}/{name}/", query).content.decode()


def perform(spawned) -> None:
    while spawned:
        key, act = spawned.pop()
        runs.PERFORM[act](ImportRun.objects.get(pk=key), is_begun=True)


def checked(client, spawned, text: str = ACTORS, **fields) -> ImportRun:
    upload(client, text, **fields)
    run = ImportRun.objects.latest("pk")
    headings = {f"heading-{index}": column for index, column in enumerate(["kind", "name_de", "began_on"])}
    client.post(f"{IMPORTS}{run.pk}/columns/", {"table": "actors", "check": "1", **headings})
    perform(spawned)
    run.refresh_from_db()
    return run


def applied(client, spawned, **fields) -> ImportRun:
    run = checked(client, spawned, **fields)
    client.post(f"{IMPORTS}{run.pk}/apply/", {"note": "Aus der Liste"})
    perform(spawned)
    run.refresh_from_db()
    return run


def test_an_upload_leads_to_its_columns_with_guesses_and_samples(client):
    registrar(client)
    answer = upload(client)
    run = ImportRun.objects.get()
    html = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{IMPORTS}{run.pk}/columns/"
    assert (run.table, run.by.username, run.state) == ("actors", "registrar", "uploaded")
    assert "Ada Ferrer" in html and '<option value="began_on" selected>' in html


@pytest.mark.parametrize(
    ("name", "text"),
    [("empty.csv", ""), ("book.xlsx", "PK\x03\x04nonsense"), ("list.jsonl", "{not json}")],
)
def test_a_file_that_nobody_can_read_is_told_beside_the_field(client, name, text):
    registrar(client)
    html = upload(client, text, name).content.decode()
    assert '<ul class="errorlist" id="id_file_error">' in html
    assert not ImportRun.objects.exists()


def test_a_file_that_is_too_large_is_refused(client, monkeypatch):
    registrar(client)
    monkeypatch.setattr("agreements.admin.import_uploading.MOST_BYTES", 10)
    upload(client)
    assert not ImportRun.objects.exists()


def test_the_same_file_again_is_said_with_the_way_to_the_first(client):
    registrar(client)
    upload(client)
    first = ImportRun.objects.get()
    assert f'href="{IMPORTS}{first.pk}/change/"' in upload(client).content.decode()
    assert f'href="{IMPORTS}{first.pk}/change/"' in page(client, ImportRun.objects.latest("pk"))


def test_problems_of_a_mapping_are_sentences_and_nothing_begins(client, here):
    registrar(client)
    upload(client)
    run = ImportRun.objects.get()
    twice = {"heading-0": "name_de", "heading-1": "name_de", "heading-2": ""}
    html = client.post(f"{IMPORTS}{run.pk}/columns/", {"table": "actors", "check": "1", **twice}).content.decode()
    assert "„kind“ und „name_de“ gehen beide" in html
    bare = client.post(f"{IMPORTS}{run.pk}/columns/", {"table": "actors", "check": "1", "heading-1": "name_de"}).content.decode()
    assert "errornote" in bare and "Art" in bare
    foreign = client.post(f"{IMPORTS}{run.pk}/columns/", {"table": "actors", "check": "1", "heading-1": "row_version"})
    assert "die es nicht gibt" in foreign.content.decode()
    assert here == []


def test_a_required_column_may_be_the_same_for_all_rows(client, here):
    registrar(client)
    upload(client, "name_de\nAda Ferrer\n")
    run = ImportRun.objects.get()
    client.post(f"{IMPORTS}{run.pk}/columns/", {"table": "actors", "check": "1", "heading-0": "name_de", "constant-kind": "person"})
    perform(here)
    run.refresh_from_db()
    assert run.counts["new"] == 1


def test_the_check_shows_counts_differences_and_reasons_and_writes_nothing(client, here):
    registrar(client)
    make_actor("Hafenamt", kind="organization", name_en="", began_on="1900")
    run = checked(client, here, ACTORS.replace("Hafenamt,", "Hafenamt,1901"))
    html = page(client, run)
    assert (run.counts["new"], run.counts["refused"], run.counts["changed"]) == (1, 1, 1)
    assert "<del>1900</del>" in html and "<ins>1901</ins>" in html
    assert "2016--01-15" in page(client, run, outcome="refused") and "Ada Ferrer" not in page(client, run, outcome="refused")
    assert Actor.objects.count() == 1


def test_the_rows_come_in_pages_by_key(client, here, django_assert_max_num_queries):
    registrar(client)
    run = checked(client, here, "kind,name_de,born\n" + "".join(f"person,P {number:03},\n" for number in range(120)))
    with django_assert_max_num_queries(16):
        first = page(client, run)
    assert "P 049" in first and "P 050" not in first
    second = page(client, run, after=str(run.lines.order_by("position")[49].position))
    assert "P 050" in second and "P 099" in second and "P 049" not in second


def test_the_report_holds_every_line(client, here):
    registrar(client)
    run = checked(client, here)
    text = b"".join(client.get(f"{IMPORTS}{run.pk}/report/").streaming_content).decode("utf-8-sig")
    assert [(row["row"], row["outcome"]) for row in csv.DictReader(StringIO(text))] == [("2", "new"), ("3", "refused"), ("4", "new")]


def test_two_confirmations_at_once_start_one_process(client, here):
    registrar(client)
    run = checked(client, here)
    answers = [client.post(f"{IMPORTS}{run.pk}/apply/", {"note": ""}, follow=True).content.decode() for _click in range(2)]
    assert here == [(run.pk, "apply")]
    assert "Der Import hat begonnen" in answers[0] and "messagelist" in answers[1]
    perform(here)
    assert Actor.objects.count() == 2


def test_an_import_is_written_with_its_note_and_publishes_nothing(client, here):
    registrar(client)
    run = applied(client, here)
    assert (run.state, run.note) == ("applied", "Aus der Liste")
    assert {actor.published_row_version for actor in Actor.objects.all()} == {None}
    html = page(client, run)
    assert "Diese 2 veröffentlichen" in html
    assert f'href="/admin/agreements/actor/{Actor.objects.get(name_de="Ada Ferrer").pk}/change/"' in html


def test_publishing_is_by_whoever_asked_for_it_and_tells_what_was_refused(client, here):
    registrar(client)
    source = Source.objects.create(title="Liste", kind="registry")
    run = applied(client, here, source=source.pk)
    editor = registrar(client, "editor")
    client.post(f"{IMPORTS}{run.pk}/publish/")
    perform(here)
    run.refresh_from_db()
    assert run.counts["published"] == 1
    html = page(client, run)
    assert "Nicht veröffentlicht" in html and "Hafenamt" in html, "an organisation without its class"
    assert set(Actor.objects.get(name_de="Ada Ferrer").versions.values_list("published_by", flat=True)) == {editor.pk}


def test_a_revert_asks_first_and_says_what_stands_in_the_way(client, here):
    registrar(client)
    run = applied(client, here)
    actor = Actor.objects.get(name_de="Ada Ferrer")
    client.get(f"{IMPORTS}{run.pk}/revert/")
    assert Actor.objects.count() == 2
    Actor.objects.filter(pk=actor.pk).update(row_version=actor.row_version + 1)
    assert "steht entgegen" in page(client, run, "revert") and "Ada Ferrer" in page(client, run, "revert")
    Actor.objects.filter(pk=actor.pk).update(row_version=actor.row_version)
    client.post(f"{IMPORTS}{run.pk}/revert/")
    perform(here)
    run.refresh_from_db()
    assert (run.state, Actor.objects.count()) == ("reverted", 0)


def test_progress_and_cancelling(client, here):
    registrar(client)
    run = checked(client, here)
    client.post(f"{IMPORTS}{run.pk}/apply/", {"note": ""})
    ImportRun.objects.filter(pk=run.pk).update(done=5, total=20)
    answer = client.get(f"{IMPORTS}{run.pk}/progress/").json()
    assert (answer["is_at_work"], answer["done"], answer["words"]) == (True, 5, "5 von 20")
    html = page(client, run)
    assert "data-progress" in html and 'http-equiv="refresh"' in html
    client.post(f"{IMPORTS}{run.pk}/act/", {"cancel": ""})
    run.refresh_from_db()
    assert run.is_cancel_asked
    perform(here)
    run.refresh_from_db()
    assert (run.state, Actor.objects.count()) == ("checked", 0)
    assert "errornote" in page(client, run)


def test_a_process_that_died_is_told(client, here):
    registrar(client)
    run = checked(client, here)
    client.post(f"{IMPORTS}{run.pk}/apply/", {"note": ""})
    ImportRun.objects.filter(pk=run.pk).update(heard_at="2020-01-01T00:00Z")
    html = page(client, run)
    run.refresh_from_db()
    assert run.state == "checked" and "errornote" in html


def test_the_list_shows_all_imports_and_the_file_comes_back_as_it_was(client, here):
    registrar(client)
    run = checked(client, here)
    html = client.get(IMPORTS).content.decode()
    assert "actors.csv" in html and "person.csv" not in html and f"{IMPORTS}{run.pk}/change/" in html
    answer = client.get(f"{IMPORTS}{run.pk}/file/")
    assert b"".join(answer.streaming_content).decode() == ACTORS
    assert answer["Content-Disposition"].startswith("attachment") and client.get(f"/media/{run.file.name}").status_code == 404


def test_only_who_may_import_gets_in_and_only_who_may_edit_writes(client, here):
    registrar(client)
    run = checked(client, here)
    registrar(client, "reporter")
    assert client.get(f"{IMPORTS}{run.pk}/change/").status_code == 403
    looker = make_user("looker")
    looker.user_permissions.set(Permission.objects.filter(codename="import_records"))
    client.force_login(looker)
    assert client.get(f"{IMPORTS}{run.pk}/change/").status_code == 200
    assert "/apply/" not in page(client, run)
    for act in ("apply", "revert", "act", "publish", "columns"):
        assert client.post(f"{IMPORTS}{run.pk}/{act}/", {"check": "1"}).status_code == 403, act
    assert here == []


def test_an_import_of_nowhere_does_not_exist(client):
    registrar(client)
    for address in ("999999", "x", "9" * 30):
        assert client.get(f"{IMPORTS}{address}/change/").status_code == 404


def test_markup_in_a_file_stays_text(client, here):
    registrar(client)
    run = checked(client, here, "kind,name_de,born\nperson,<script>alert(1)</script>,\n")
    assert "<script>alert(1)" not in page(client, run)


def test_a_likely_duplicate_is_created_when_somebody_says_that_it_is_somebody_else(client, here):
    registrar(client)
    make_actor("Ada Maria Ferrer")
    run = checked(client, here, "kind,name_de,born\nperson,Ada Maria Férrer,\nperson,Bo Lind,\n")
    assert run.counts["likely"] == 1
    assert "Jemand anderes: anlegen" in page(client, run, outcome="likely")
    client.post(f"{IMPORTS}{run.pk}/act/", {"create": "2"})
    perform(here)
    run.refresh_from_db()
    assert (run.counts["likely"], run.counts["new"]) == (0, 2)
