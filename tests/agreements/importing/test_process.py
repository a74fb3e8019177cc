"""An import in a process of its own: progress, one at a time, cancelled, or dead."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils.timezone import now

from agreements.importing import process, runs, working
from agreements.importing.refusals import Cancelled
from agreements.importing.writing import Writer
from agreements.models import Actor, ImportRun
from tests.agreements.importing.making import check_rows, new_run
from tests.factories import make_actor
from tests.processes import address_of_the_database

ACTORS = "kind;name_en\n" + "".join(f"person;Somebody {number}\n" for number in range(500))


@pytest.mark.django_db(transaction=True)
def test_a_page_starts_a_process_and_polls_it(monkeypatch, settings, tmp_path):
    """The upload is where the process looks for it: NEWSROOM_DATA is the folder of the tests."""
    monkeypatch.setenv("DATABASE_URL", address_of_the_database())
    monkeypatch.setenv("NEWSROOM_DATA", str(tmp_path))
    settings.MEDIA_ROOT = tmp_path / "media"
    run = new_run("kind;name_en\nperson;Ada Ex\n", "actors")
    runs.start(run, "check")
    assert run.state == "checking"
    wait_for(run, "checked")
    runs.start(run, "apply")
    wait_for(run, "applied")
    assert Actor.objects.get().name_en == "Ada Ex"


def wait_for(run: ImportRun, state: str) -> None:
    until = time.monotonic() + 60
    while runs.with_state_of_now(run).state != state and time.monotonic() < until:
        time.sleep(0.2)
    assert run.state == state, run.error


@pytest.mark.django_db
def test_progress_is_told_outside_the_one_transaction(monkeypatch):
    told = []
    monkeypatch.setattr(process, "SECONDS_BETWEEN", 0)
    monkeypatch.setattr(process.Progress, "ask", lambda self, sql, *params: told.append(params) if "SET done" in sql else None)
    check_rows(ACTORS, "actors")
    assert [params[:2] for params in told] == [(0, 500), (200, 500), (400, 500)]


@pytest.mark.django_db(transaction=True)
def test_a_run_at_work_is_cancelled_before_anything_is_written(monkeypatch):
    monkeypatch.setattr(process, "SECONDS_BETWEEN", 0)
    run = check_rows(ACTORS, "actors")
    begun = working.begin

    def somebody_cancels(run, state):
        begun(run, state)
        runs.cancel(run)

    monkeypatch.setattr(working, "begin", somebody_cancels)
    runs.apply(run)
    assert (run.state, Actor.objects.count()) == ("checked", 0) and "cancelled" in run.error


@pytest.mark.django_db(transaction=True)
def test_a_process_that_died_is_noticed_by_its_lock():
    run = new_run("kind;name_en\nperson;Ada Ex\n", "actors")
    working.begin(run, ImportRun.State.CHECKING)
    ImportRun.objects.update(heard_at=now() - timedelta(minutes=5))
    with process.Progress(run):
        assert runs.with_state_of_now(run).state == "checking"
    assert runs.with_state_of_now(run).state == "failed" and "ended before its time" in run.error


@pytest.mark.django_db(transaction=True)
def test_a_process_that_only_starts_is_given_its_time():
    run = new_run("kind;name_en\nperson;Ada Ex\n", "actors")
    working.begin(run, ImportRun.State.CHECKING)
    assert runs.with_state_of_now(run).state == "checking"


@pytest.mark.django_db(transaction=True)
def test_one_import_writes_at_a_time():
    first, second = (new_run("kind;name_en\nperson;Ada Ex\n", "actors") for _ in range(2))
    with process.Progress(first) as writing, process.Progress(second) as waiting:
        writing.take_turn()
        assert not waiting.ask("SELECT pg_try_advisory_lock(%s, 0)", process.LOCKS)[0]


@pytest.mark.django_db(transaction=True)
def test_the_process_goes_on_with_what_the_page_began():
    run = new_run("kind;name_en\nperson;Ada Ex\n", "actors")
    working.begin(run, ImportRun.State.CHECKING)
    call_command("import_records", run=run.pk, act="check", verbosity=0)
    run.refresh_from_db()
    assert run.state == "checked"


@pytest.mark.django_db
def test_the_tick_hears_who_wants_to_stop(monkeypatch):
    run = new_run("kind;name_en\nperson;Ada Ex\n", "actors")
    with process.Progress(run) as progress:
        monkeypatch.setattr(progress, "ask", lambda sql, *params: (True,))
        with pytest.raises(Cancelled):
            progress.begin(1)


@pytest.mark.django_db(transaction=True)
def test_editors_go_on_with_what_the_import_does_not_change(monkeypatch):
    """A second connection saves at the very end of the import's transaction, when all of its locks are held."""
    changing, other = (make_actor(name, country="DE") for name in ("Ada Ex", "Ben Ex"))
    run = check_rows(f"public_id;country\n{changing.public_id};FR\n", "actors")
    remember = Writer.remember
    answers = []

    def somebody_saves(writer):
        remember(writer)
        with process.Progress(new_run("kind;name_en\nperson;X\n", "actors")) as elsewhere:
            elsewhere.ask("SET lock_timeout = '200ms'")
            for actor in (other, changing):
                try:
                    elsewhere.ask("UPDATE agreements_actor SET notes = 'Mine' WHERE id = %s", actor.pk)
                    answers.append("saved")
                except OperationalError:
                    answers.append("waits")

    monkeypatch.setattr(Writer, "remember", somebody_saves)
    monkeypatch.setattr(process.Progress, "__enter__", lambda self: self)
    runs.apply(run)
    other.refresh_from_db()
    assert answers == ["saved", "waits"] and other.notes == "Mine"
