"""Merging two actors, and undoing it: compared by the whole database."""

import json

import pytest

from agreements.merging.acts import merge
from agreements.merging.undoing import undo
from agreements.models import Actor, ActorVersion, Position, Signature
from articles.models import Mention, Quote
from newsroom.publishing.models import Change
from tests.agreements.merging_world import DERIVED, RECORDS_OF_THE_MERGE, agreements_of, differences, make_web, whole_database
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_everything_that_referred_to_the_double_refers_to_the_survivor():
    double, kept, around = make_web()
    merge(double, kept, by=make_user(), reason="One person.")
    kept.refresh_from_db()
    assert agreements_of(kept) == ["Alone", "Both"] and agreements_of(double) == []
    assert Position.objects.get().person == kept and Signature.objects.get(person__isnull=False).person == kept
    assert Quote.objects.get().speaker == kept
    assert list(Mention.objects.values_list("article__headline", "actor")) == [("Cites both", kept.pk), ("Cites the double", kept.pk)]
    assert sorted(kept.names.values_list("name", flat=True)) == ["A. E.", "Ada Exampel", "Adah Exampel", "Ада"]
    assert Actor.objects.get(pk=double.pk).merged_into == kept


def test_merge_and_undo_leave_the_database_as_before():
    """Beside the receipt, the acts, two snapshots and one more version with the same document, nothing differs but clocks."""
    double, kept, _around = make_web()
    user = make_user()
    before = whole_database()
    done = merge(double, kept, by=user, take=["began_on", "description_de"])
    changed = differences(before, whole_database())
    moved = {"party", "signature", "position", "relation", "actorname", "identifier", "actorevent", "agreementevent", "matchdecision"}
    assert {f"agreements_{name}" for name in moved} | {"articles_mention", "articles_quote", "newsroom_redirect"} <= set(changed)
    undo(done, by=user)
    after = differences(before, whole_database())
    assert set(after) == RECORDS_OF_THE_MERGE
    gone = {table: rows for table, (rows, _come) in after.items() if rows}
    assert set(gone) <= DERIVED | {"agreements_actorversion"} and len(gone["agreements_actorversion"]) == 1, "Only the one that ended."
    for table, rows in gone.items():
        assert all(without_end(row) in map(without_end, after[table][1]) for row in rows), f"{table}: more than the end has changed."


def without_end(row: str) -> dict:
    return json.loads(row) | {"visible_until": None}


def test_the_record_comes_back_with_the_same_document():
    double, kept, _around = make_web()
    first = ActorVersion.objects.live().get(item=double)
    done = merge(double, kept, by=None)
    assert not ActorVersion.objects.live().filter(item=double).exists()
    undo(done, by=None)
    again = ActorVersion.objects.live().get(item=double)
    assert (again.number, again.document, again.first_published_at) == (2, first.document, first.first_published_at)
    assert list(again.links.values_list("public_id", "kind")) == list(first.links.values_list("public_id", "kind"))
    assert list(Change.objects.of(double).order_by("at").values_list("kind", flat=True)) == ["published", "merged", "published"]
