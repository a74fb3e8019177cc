"""Check, apply, revert: what each act writes, and what it refuses."""

import re

import pytest
from django.core import serializers
from django.db import connection, transaction

from agreements.importing import runs
from agreements.importing.tables import TABLES
from agreements.models import Actor, ActorName, Agreement, AgreementEvent, Identifier, ImportLine, Party, Source, Topic
from newsroom.publishing.acts import publish
from newsroom.publishing.freezing import freeze
from newsroom.publishing.models import Snapshot
from tests.agreements.importing.making import check_rows, identified, import_rows, new_run, outcomes, said
from tests.factories import make_actor, make_agreement, make_source, make_topic, make_user

pytestmark = pytest.mark.django_db

ACTORS = "identifiers;kind;name_de;name_en;country\nwikidata:Q1;person;Ada Ex;Ada Ex;DE\nwikidata:Q2;state;Utopien;Utopia;\n"


def everything() -> dict[str, list[str]]:
    """Every row of the registry, with every column."""
    models = [Identifier, Topic, *(table.model for table in TABLES.values())]
    return {model.__name__: serializers.serialize("json", model.objects.order_by("pk")) for model in models}


def test_a_check_writes_nothing_at_the_desk():
    before = everything()
    run = check_rows(ACTORS, "actors")
    assert run.state == "checked" and outcomes(run, "actors") == ["new", "new"]
    assert everything() == before


def test_what_is_applied_is_what_was_checked():
    run = import_rows(ACTORS, "actors")
    ada, utopia = Actor.objects.order_by("pk")
    assert (ada.name_de, ada.kind, ada.country, ada.sort_key) == ("Ada Ex", "person", "DE", "ada ex")
    assert [str(identifier) for identifier in utopia.identifiers.all()] == ["Wikidata Q2"]
    assert ada.keys and ada.key_version
    assert run.counts["new"] == 3  # and the source of the file


def test_rows_rest_on_the_source_of_the_file():
    run = import_rows(ACTORS, "actors")
    [source] = Source.objects.all()
    assert source.title == "rows.csv" and run.sha256 in source.notes
    assert {actor.main_source for actor in Actor.objects.all()} == {source}


def test_facts_name_the_source_only_where_the_record_has_another_one():
    chosen = make_source(title="Handbook")
    make_actor("Ada Ex"), make_actor("Ben Ex", main_source=chosen)
    import_rows("actor;name;kind\nAda Ex;A. Ex;alias\nBen Ex;B. Ex;alias\n", "names", source=chosen)
    assert {name.name: name.source for name in ActorName.objects.all()} == {"A. Ex": chosen, "B. Ex": None}


def test_the_same_file_again_changes_nothing():
    import_rows(ACTORS, "actors")
    before = everything()
    run = import_rows(ACTORS, "actors")
    assert outcomes(run, "actors") == ["same", "same"]
    assert everything() == before


def test_a_change_is_told_field_by_field():
    import_rows(ACTORS, "actors")
    run = check_rows("identifiers;kind;name_en;country\nwikidata:Q1;person;Ada Example;FR\n", "actors")
    [line] = run.lines.all()
    assert line.outcome == "changed"
    assert line.changes == {"name_en": ["Ada Ex", "Ada Example"], "country": ["DE", "FR"]}


def test_an_empty_cell_changes_nothing_unless_that_is_wanted():
    import_rows(ACTORS, "actors")
    text = "identifiers;kind;country\nwikidata:Q1;person;\n"
    assert outcomes(check_rows(text, "actors"), "actors") == ["same"]
    import_rows(text, "actors", empty_clears=True)
    assert Actor.objects.get(name_en="Ada Ex").country == ""


def test_each_record_that_changes_is_saved_once_with_a_snapshot_and_a_new_version():
    user = make_user()
    actor = identified(make_actor("Ada Ex", country="DE"), "wikidata", "Q1")
    text = "identifiers;kind;name_en;country\nwikidata:Q1;person;Ada Ex;FR\n"
    import_rows(text, "actors", by=user)
    actor.refresh_from_db()
    [snapshot] = Snapshot.objects.of(actor)
    assert (actor.row_version, actor.updated_by) == (2, user)
    assert snapshot.document == freeze(actor, private=True) and snapshot.saved_by == user


def test_bulk_snapshots_are_those_of_a_save():
    topic = make_topic("Water")
    agreement = identified(make_agreement("Old treaty"), "other", "t:OLD")
    agreement.topics.add(topic)
    import_rows("agreement;kind;date\nother:t:OLD;in_force;2025\n", "events")
    [snapshot] = Snapshot.objects.of(agreement)
    assert snapshot.document == freeze(Agreement.objects.get(pk=agreement.pk), private=True)


def test_what_changed_since_the_check_is_reported_and_left_alone():
    actor = identified(make_actor("Ada Ex", country="DE"), "wikidata", "Q1")
    run = check_rows("identifiers;kind;country\nwikidata:Q1;person;FR\nwikidata:Q2;person;FR\n", "actors")
    Actor.objects.filter(pk=actor.pk).update(country="AT", row_version=2)
    assert outcomes(run, "actors") == ["changed", "refused"]
    runs.apply(run)
    actor.refresh_from_db()
    assert actor.country == "AT" and outcomes(run, "actors") == ["stale", "refused"]


def test_a_record_saved_in_the_last_moment_is_left_alone(monkeypatch):
    """Between the second look at the desk and the writing, which claims every record by its version."""
    identified(make_actor("Ada Ex", country="DE"), "wikidata", "Q1")
    run = check_rows("identifiers;kind;country\nwikidata:Q1;person;FR\n", "actors")
    write = runs.write_plan

    def somebody_saves_first(*args):
        Actor.objects.update(country="AT", row_version=7)
        write(*args)

    monkeypatch.setattr(runs, "write_plan", somebody_saves_first)
    runs.apply(run)
    assert Actor.objects.get().country == "AT"
    assert outcomes(run, "actors") == ["stale"] and "in between" in said(run)


def test_what_belongs_to_a_refused_record_is_refused_with_it():
    mapping = {
        "feeds": [
            {"table": "agreements", "columns": {"title_en": "title", "form": "form"}},
            {"table": "events", "columns": {"agreement": "title", "on": "signed"}, "constants": {"kind": "signed"}, "when": "signed"},
        ]
    }
    run = import_rows("title;form;signed\nOne;treaty;2001\nTwo;pact;2002\n", "agreements", mapping=mapping)
    assert [str(event) for event in AgreementEvent.objects.all()] == ["Signed 2001"]
    assert outcomes(run, "agreements") == ["new", "refused"] and outcomes(run, "events") == ["new"]


def test_reverting_leaves_the_desk_as_it_was():
    topic = make_topic("Water")
    identified(make_actor("Ada Ex", country="DE"), "wikidata", "Q1")
    identified(make_agreement("Old treaty"), "other", "t:OLD").topics.add(topic)
    before = everything()
    applied = [
        import_rows(ACTORS.replace("DE", "FR"), "actors"),
        import_rows(f"identifiers;title_en;form;topics\nother:t:OLD;Newer treaty;treaty;\nother:t:2;Two;mou;{topic.slug}\n", "agreements"),
        import_rows("agreement;kind;date\nother:t:OLD;in_force;2025\nother:t:2;signed;2025\n", "events"),
    ]
    for run in reversed(applied):
        runs.revert(run)
    # Versions only ever grow, and who saved last stays true.
    assert without_versions(everything()) == without_versions(before)
    assert [run.state for run in applied] == ["reverted"] * 3


def without_versions(rows: dict[str, str]) -> dict[str, str]:
    return {name: re.sub(r'"(row_version|updated_at|updated_by)": [^,}]+', "", text) for name, text in rows.items()}


def test_what_was_changed_since_cannot_be_reverted_and_nothing_is():
    run = import_rows(ACTORS, "actors")
    Actor.objects.filter(name_en="Utopia").update(row_version=2, country="KG")
    with pytest.raises(runs.ImportRefused, match="“(Utopia|Utopien)” was changed since"):
        runs.revert(run)
    run.refresh_from_db()
    assert (run.state, Actor.objects.count()) == ("applied", 2)


def test_what_is_used_since_cannot_be_reverted():
    run = import_rows(ACTORS, "actors")
    make_agreement("A pact with Utopia", parties=[Actor.objects.get(name_en="Utopia")])
    with pytest.raises(runs.ImportRefused, match="is used by"):
        runs.revert(run)
    assert Actor.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_was_published_since_cannot_be_reverted():
    run = import_rows(ACTORS, "actors")
    publish(Actor.objects.get(name_en="Utopia"), by=None)
    with pytest.raises(runs.ImportRefused, match="was published since"):
        runs.revert(run)


def test_a_likely_duplicate_is_held_until_somebody_decides():
    existing = make_actor("Sadyr Zhaparov")
    text = "kind;name_en\nperson;Sadyr Japarov\n"
    run = check_rows(text, "actors")
    assert outcomes(run, "actors") == ["likely"] and existing.public_id in said(run)
    runs.apply(run)
    assert Actor.objects.count() == 1
    import_rows(text, "actors", create_likely=True)
    assert Actor.objects.count() == 2


def test_what_names_a_held_actor_waits_with_it():
    make_actor("Sadyr Zhaparov")
    identified(make_agreement("Old treaty", parties=[]), "other", "t:OLD")
    run = import_rows("agreement;actor;role\nother:t:OLD;Sadyr Japarov;witness\n", "parties", create_missing=True)
    assert outcomes(run, "parties") == ["refused"] and not Party.objects.exists()


def test_a_refusal_of_the_database_is_a_sentence_and_nothing_is_written():
    run = check_rows(ACTORS, "actors")
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("ALTER TABLE agreements_actor ADD CONSTRAINT actor_has_a_name_again CHECK (name_en <> 'Utopia')")
    with pytest.raises(runs.ImportRefused, match="Row 3"):
        runs.apply(run)
    run.refresh_from_db()
    assert (run.state, Actor.objects.count()) == ("checked", 0) and "Row 3" in run.error


def test_an_act_out_of_turn_is_refused():
    run = new_run(ACTORS, "actors")
    with pytest.raises(runs.ImportRefused, match="Uploaded"):
        runs.apply(run)
    with pytest.raises(runs.ImportRefused):
        runs.revert(run)


def test_a_run_that_waits_is_cancelled_at_once():
    run = check_rows(ACTORS, "actors")
    runs.cancel(run)
    assert run.state == "cancelled"
    with pytest.raises(runs.ImportRefused):
        runs.apply(run)


def test_lines_stand_in_the_order_of_the_file():
    run = check_rows(ACTORS, "actors")
    assert [line.number for line in ImportLine.objects.filter(run=run)] == [2, 3]


def test_the_queries_do_not_grow_with_the_rows(django_assert_max_num_queries):
    rows = "".join(f"wikidata:Q{number};person;Nobody {number * 7919};;\n" for number in range(10, 60))
    run = check_rows(f"{ACTORS}{rows}", "actors")
    with django_assert_max_num_queries(60):
        runs.apply(run)
    assert Actor.objects.count() == 52


def test_an_uploaded_file_stays_at_the_desk(client):
    run = new_run(ACTORS, "actors")
    assert run.file.storage.exists(run.file.name)
    assert client.get(f"/media/{run.file.name}").status_code == 404


def test_a_likely_duplicate_is_searched_once(monkeypatch):
    """The writing remembers what the check found."""
    make_actor("Sadyr Zhaparov")
    run = check_rows("kind;name_en\nperson;Sadyr Japarov\nperson;Ada Ex\n", "actors")
    monkeypatch.setattr("agreements.matching.likely_actors", lambda *args, **options: pytest.fail("asked again"))
    runs.apply(run)
    assert outcomes(run, "actors") == ["likely", "new"]
