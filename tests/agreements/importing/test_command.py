"""`manage.py import_records`: what it says, and how it ends."""

import csv

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Actor, ImportRun
from tests.factories import make_actor, make_agreement, make_source, make_user

GOOD = "kind;name_en\nperson;Ada Ex\n"
MIXED = "kind;name_en;country\nperson;Ada Ex;DE\nperson;Ben Ex;XX\n"


@pytest.fixture
def file(tmp_path):
    def write(text: str):
        path = tmp_path / "rows.csv"
        path.write_text(text)
        return str(path)

    return write


@pytest.mark.django_db
def test_the_last_line_counts(file, capsys):
    call_command("import_records", file(GOOD), table="actors", note="From the archive", by=make_user("ed").username)
    last = capsys.readouterr().out.strip().splitlines()[-1]
    run = ImportRun.objects.get()
    assert last.startswith(f"run={run.pk} state=applied rows=2 new=2 changed=0 same=0 refused=0")
    assert (run.note, run.by.username) == ("From the archive", "ed")


@pytest.mark.django_db
def test_refused_rows_are_named_and_the_exit_status_is_two(file, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("import_records", file(MIXED), table="actors")
    assert ended.value.code == 2 and Actor.objects.count() == 1
    assert "3 (actors, country): refused: “XX” is no country" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(file):
    call_command("import_records", file(GOOD), table="actors", dry_run=True)
    assert not Actor.objects.exists() and ImportRun.objects.get().state == "checked"


@pytest.mark.django_db
def test_every_line_goes_into_the_report(file, tmp_path):
    with pytest.raises(SystemExit):
        call_command("import_records", file(MIXED), table="actors", report=tmp_path / "report.csv")
    rows = list(csv.DictReader((tmp_path / "report.csv").open()))
    assert [(row["row"], row["outcome"], row["column"]) for row in rows if row["table"] == "actors"] == [
        ("2", "new", ""),
        ("3", "refused", "country"),
    ]


@pytest.mark.django_db
def test_an_import_is_taken_back_by_its_number(file):
    call_command("import_records", file(GOOD), table="actors")
    call_command("import_records", revert=ImportRun.objects.get().pk)
    assert not Actor.objects.exists() and ImportRun.objects.get().state == "reverted"


@pytest.mark.django_db
def test_the_source_is_chosen_by_its_public_id(file):
    source = make_source(title="Handbook")
    call_command("import_records", file(GOOD), table="actors", source=source.public_id)
    assert Actor.objects.get().main_source == source


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"by": "nobody"}, "no user"),
        ({"source": "nothing"}, "no source"),
        ({"file": "/no/such/file.csv"}, "No such file"),
        ({"file": None}, "Name a file"),
        ({"file": None, "revert": 4711}, "no import"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(file, options, words):
    named = options.pop("file", file(GOOD))
    with pytest.raises(CommandError, match=words):
        call_command("import_records", *([named] if named else []), **{"table": "actors"} | options)


@pytest.mark.django_db(transaction=True)
def test_publishing_is_an_act_of_its_own(file, capsys):
    make_source(title="Handbook")
    states = [make_actor(name, kind="state", published=True) for name in ("Oceania", "Eurasia")]
    ready = make_agreement("Ready", parties=states)
    bare = make_agreement("Bare", parties=[])
    text = f"public_id;short_title_en\n{ready.public_id};Ready now\n{bare.public_id};Bare now\n"
    call_command("import_records", file(text), table="agreements")
    assert not ready.versions.exists()
    call_command("import_records", publish=ImportRun.objects.get().pk)
    out = capsys.readouterr().out
    assert "published=1 not_published=1" in out and "at least two parties" in out
    assert ready.versions.live().exists() and not bare.versions.exists()
