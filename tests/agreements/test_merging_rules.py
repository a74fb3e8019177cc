"""What stops a merge, what a merge makes of rows that collide, and what stands in the way of undoing it."""

from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.timezone import now

from agreements.merging.acts import CannotMerge, merge
from agreements.merging.journal import Journal
from agreements.merging.obstacles import obstacles
from agreements.merging.plans import plan
from agreements.merging.undoing import CannotUndo, undo
from agreements.models import (
    Actor,
    ActorEvent,
    ActorName,
    ActorVersion,
    Commitment,
    LikelyPair,
    MatchDecision,
    Merge,
    Party,
    Position,
    Relation,
    Source,
)
from agreements.verdicts import not_the_same, withdraw_verdict
from articles.models import Mention
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.errors import NotReady, ScheduledAhead, StaleItem
from newsroom.publishing.hiding import hide
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_agreement, make_article, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def pair():
    return make_actor("Ada Exampel"), make_actor("Ada Example")


def refused(merged: Actor, survivor: Actor) -> str:
    with pytest.raises(CannotMerge) as refusal:
        merge(merged, survivor, by=None)
    assert not Merge.objects.exists()
    return str(refusal.value)


def test_an_actor_does_not_merge_with_itself_or_with_another_kind(pair):
    assert plan(pair[0], pair[0]).refusals
    assert "Only actors of one kind" in refused(pair[0], make_actor(kind="state"))


def test_what_was_merged_is_no_target_and_merges_no_further(pair):
    third = make_actor()
    merge(*pair, by=None)
    pair[0].refresh_from_db()
    for refusal in (plan(third, pair[0]).refusals, plan(pair[0], third).refusals):
        assert "was merged into “Ada Example” already" in refusal[0]


def test_a_verdict_that_they_are_not_the_same_holds_until_it_is_withdrawn(pair):
    not_the_same(*pair, by=None)
    assert "not the same" in refused(*pair)
    assert withdraw_verdict(*pair)
    merge(*pair, by=None)
    assert MatchDecision.objects.get().verdict == "same"


def test_verdicts_go_over_to_the_survivor_and_come_back(pair):
    other = make_actor()
    verdict = not_the_same(pair[0], other, by=None)
    done = merge(*pair, by=None)
    found = MatchDecision.objects.get(verdict="different")
    assert {found.left, found.right} == {pair[1], other}
    undo(done, by=None)
    assert list(MatchDecision.objects.all()) == [verdict]


def test_contradicting_verdicts_are_refused(pair):
    other = make_actor()
    not_the_same(pair[0], other, by=None)
    left, right = sorted((pair[1].pk, other.pk))
    MatchDecision.objects.create(left_id=left, right_id=right, verdict="same")
    assert "contradict" in refused(*pair)


def test_a_tie_between_the_two_is_refused_by_name(pair):
    Relation.objects.create(subject=pair[0], kind="advises", object=pair[1])
    assert "Ada Exampel advises Ada Example" in refused(*pair)


def test_one_that_represents_the_other_is_refused(pair):
    agreement = make_agreement(parties=[pair[0]])
    agreement.parties.update(capacity="on_behalf", represents=pair[1])
    assert "tie the actor to itself" in refused(*pair)


def test_parties_to_one_agreement_become_one_with_all_that_hangs_on_them(pair):
    agreement = make_agreement(parties=list(pair))
    agreement.parties.filter(actor=pair[0]).update(side=2)
    Commitment.objects.create(agreement=agreement, owed_by=agreement.parties.get(actor=pair[0]), deliverable_de="Bericht")
    merge(*pair, by=None)
    party = Party.objects.get()
    assert (party.actor, party.side, party.signatures.count(), party.commitments.count()) == (pair[1], 2, 2, 1)


def test_parties_that_contradict_each_other_are_put_right_first(pair):
    agreement = make_agreement(parties=list(pair))
    agreement.parties.filter(actor=pair[0]).update(capacity="own")
    agreement.parties.filter(actor=pair[1]).update(capacity="personal")
    assert "Put that right first" in refused(*pair)


def test_two_mentions_in_one_article_become_one_that_is_confirmed(pair):
    article = make_article(mentions=pair)
    Mention.objects.filter(actor=pair[0]).update(role="subject")
    Mention.objects.filter(actor=pair[1]).update(state="suggested")
    merge(*pair, by=None)
    assert list(article.mentions.values_list("actor", "role", "state")) == [(pair[1].pk, "subject", "confirmed")]


def test_a_name_that_both_have_stays_once_and_learns_its_dates(pair):
    ActorName.objects.create(actor=pair[0], name="A. E.", since="2001")
    ActorName.objects.create(actor=pair[1], name="A. E.")
    merge(*pair, by=None)
    assert str(ActorName.objects.get(name="A. E.").since.value) == "2001"


def test_facts_keep_the_source_they_rested_on(pair):
    event = ActorEvent.objects.create(actor=pair[0], kind="born", on="1970")
    merge(*pair, by=None)
    event.refresh_from_db()
    assert (event.actor, event.source) == (pair[1], pair[0].main_source)


def test_the_survivor_takes_over_only_what_is_ticked(pair):
    Actor.objects.filter(pk=pair[0].pk).update(country="KG", began_on={"value": "1970", "qualifier": "exact", "as_printed": ""})
    pair[0].refresh_from_db()
    merge(*pair, by=None, take=["country"])
    pair[1].refresh_from_db()
    assert (pair[1].country, pair[1].began_on) == ("KG", None)


def test_the_later_embargo_holds(pair):
    until = now() + timedelta(days=3)
    Actor.objects.filter(pk=pair[0].pk).update(embargo_until=until)
    merge(*pair, by=None)
    pair[1].refresh_from_db()
    assert pair[1].embargo_until == until


def test_what_is_scheduled_is_cancelled_first(pair):
    publish(pair[0], by=None, at=now() + timedelta(days=1))
    with pytest.raises(ScheduledAhead, match="Cancel that first"):
        merge(*pair, by=None)


def test_whoever_has_looked_at_older_states_looks_again(pair):
    with pytest.raises(StaleItem):
        merge(*pair, by=None, seen=(pair[0].row_version, pair[1].row_version - 1))


def test_open_forms_of_everything_touched_are_refused(pair):
    article, agreement = make_article(mentions=[pair[0]]), make_agreement(parties=[pair[0]])
    commitment = Commitment.objects.create(agreement=agreement, owed_by=agreement.parties.get(), deliverable_de="Bericht")
    untouched = make_article(mentions=[pair[1]])
    make_agreement(parties=[pair[1], pair[0]]).commitments.create(deliverable_de="Bericht", owed_by_not_stated=True)
    done = merge(*pair, by=None)
    rows = [*pair, article, agreement, untouched, commitment]
    assert [fresh(row).row_version - row.row_version for row in rows] == [1, 1, 1, 1, 0, 0]
    undo(done, by=None)
    assert [fresh(row).row_version - row.row_version for row in rows] == [2, 2, 2, 2, 0, 0]


def test_working_copies_count_as_changed_and_after_undoing_as_published(pair):
    article = make_article(mentions=[pair[0]], published=True)
    done = merge(*pair, by=None)
    assert fresh(article).has_unpublished_changes
    undo(done, by=None)
    assert not fresh(article).has_unpublished_changes


def test_what_was_published_in_between_counts_as_changed_after_undoing(pair):
    article = make_article(mentions=[pair[0]], published=True)
    done = merge(*pair, by=None)
    publish(fresh(article), by=None)
    undo(done, by=None)
    assert fresh(article).has_unpublished_changes


def test_undoing_twice_is_refused(pair):
    done = merge(*pair, by=None)
    undo(done, by=None)
    with pytest.raises(CannotUndo, match="undone already"):
        undo(done, by=None)


def test_undoing_is_refused_with_everything_that_stands_in_the_way(pair):
    position = Position.objects.create(person=pair[0], organization=make_actor(kind="state"), title_de="Vorsitz")
    event = ActorEvent.objects.create(actor=pair[0], kind="born", on="1970")
    done = merge(*pair, by=None)
    ActorEvent.objects.filter(pk=event.pk).delete()
    Position.objects.filter(pk=position.pk).update(person=make_actor())
    ActorName.objects.filter(name="Ada Exampel").update(language="fr")
    found = " ".join(obstacles(done, Journal.from_json(done.moved)))
    assert "deleted since" in found and "“person” was changed since" in found and "came with the merge" in found
    with pytest.raises(CannotUndo):
        undo(done, by=None)
    assert fresh(pair[0]).merged_into == pair[1]


def test_what_was_added_since_stays_with_the_survivor(pair):
    done = merge(*pair, by=None)
    ActorName.objects.create(actor=pair[1], name="Новая")
    undo(done, by=None)
    assert list(pair[1].names.values_list("name", flat=True)) == ["Новая"]


def test_a_name_of_the_merge_that_was_deleted_since_is_no_obstacle(pair):
    done = merge(*pair, by=None)
    ActorName.objects.get(name="Ada Exampel").delete()
    undo(done, by=None)
    assert fresh(pair[0]).merged_into is None


def test_merges_are_undone_from_the_last_one(pair):
    third = make_actor()
    first = merge(*pair, by=None)
    second = merge(fresh(pair[1]), third, by=None)
    assert fresh(pair[0]).merged_into == third
    with pytest.raises(CannotUndo, match="itself merged"):
        undo(first, by=None)
    undo(second, by=None)
    assert fresh(pair[0]).merged_into == pair[1]
    undo(first, by=None)
    assert fresh(pair[0]).merged_into is None


def published_pair() -> tuple[Actor, Actor, ActorEvent]:
    double, kept = make_actor("Ada Exampel"), make_actor("Ada Example")
    event = ActorEvent.objects.create(actor=double, kind="appointed", on="2020")
    publish(double, kept, by=None)
    return fresh(double), fresh(kept), event


def test_a_source_that_became_confidential_does_not_come_back_by_an_old_version():
    double, kept, _event = published_pair()
    done = merge(double, kept, by=None)
    Source.objects.filter(pk=double.main_source_id).update(is_confidential=True)
    with pytest.raises(NotReady, match="private now"):
        undo(done, by=None)
    assert not ActorVersion.objects.live().filter(item=double).exists() and fresh(double).merged_into == kept


def test_a_fact_that_was_held_back_since_does_not_come_back_by_an_old_version():
    double, kept, event = published_pair()
    done = merge(double, kept, by=None)
    ActorEvent.objects.filter(pk=event.pk).update(held_back="A court said so.")
    with pytest.raises(NotReady, match="private now"):
        undo(done, by=None)


def test_a_version_that_was_hidden_since_does_not_come_back():
    double, kept, _event = published_pair()
    done = merge(double, kept, by=None)
    hide(ActorVersion.objects.get(item=double))
    with pytest.raises(NotReady, match="hidden since"):
        undo(done, by=None)


def test_a_withdrawn_actor_merges_without_another_act():
    double, kept, _event = published_pair()
    withdraw(double, by=None, reason="It was wrong.")
    done = merge(fresh(double), kept, by=None)
    undo(done, by=None)
    assert list(Change.objects.of(double).order_by("at").values_list("kind", flat=True)) == ["published", "withdrawn"]
    assert not ActorVersion.objects.live().filter(item=double).exists()


def test_likely_pairs_of_both_are_worked_out_again(pair):
    left, right = sorted(pair, key=lambda actor: actor.pk)
    LikelyPair.objects.create(left=left, right=right, kind="person", score=97)
    merge(*pair, by=None)
    assert not LikelyPair.objects.exists()


def test_the_act_says_who(pair):
    user = make_user()
    publish(*pair, by=user)
    merge(fresh(pair[0]), fresh(pair[1]), by=user, reason="One person.")
    assert Change.objects.get(kind="merged").by == user and Merge.objects.get().by == user


def test_a_source_of_its_own_is_left_alone(pair):
    source = make_source()
    event = ActorEvent.objects.create(actor=pair[0], kind="born", on="1970", source=source)
    merge(*pair, by=None)
    assert fresh(event).source == source


def fresh(row):
    return type(row)._default_manager.get(pk=row.pk)
