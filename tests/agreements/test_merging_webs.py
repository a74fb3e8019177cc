"""Merge and undo in webs of relations that nobody would think of: the database is as before, whatever refers to whom."""

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.merging.acts import CannotMerge, merge
from agreements.merging.undoing import undo
from agreements.models import (
    Actor,
    ActorEvent,
    ActorName,
    AgreementEvent,
    Identifier,
    MatchDecision,
    Party,
    Position,
    Relation,
    Signature,
)
from articles.models import Mention
from newsroom.publishing.acts import publish
from tests.agreements.merging_world import RECORDS_OF_THE_MERGE, differences, whole_database
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source

pytestmark = pytest.mark.django_db

PEOPLE = 4  # the first two are merged
who = st.integers(0, PEOPLE - 1)
names = st.sampled_from(["Ada", "Ада", "A. E.", "Person 0", "Person 1"])
steps = st.one_of(
    st.tuples(st.just("name"), who, names, st.sampled_from(["", "de"])),
    st.tuples(st.just("identifier"), who, st.integers(0, 9)),
    st.tuples(st.just("position"), who, st.sampled_from(["Vorsitz", "Amt"])),
    st.tuples(st.just("relation"), who, who),
    st.tuples(st.just("event"), who, st.none() | who),
    st.tuples(st.just("party"), who, st.integers(0, 1), st.sampled_from(["party", "witness"]), st.sampled_from(["own", "not_stated"])),
    st.tuples(st.just("represented"), who, who),
    st.tuples(st.just("announced"), who),
    st.tuples(st.just("signature"), who),
    st.tuples(st.just("mention"), who, st.integers(0, 1), st.sampled_from(Mention.State.values)),
    st.tuples(st.just("quote"), who),
    st.tuples(st.just("verdict"), who, who, st.sampled_from(["same", "different"])),
)


class World:
    """Two agreements, two articles, four people."""

    def __init__(self, sources: list[int | None]):
        self.source, self.bank = make_source(), make_actor("Bank", kind="organization", classification="company")
        own = {number: make_source() for number in range(2)}
        self.people = [
            make_actor(f"Person {number}", main_source=None if sources[number] is None else own[sources[number]])
            for number in range(PEOPLE)
        ]
        self.agreements = [make_agreement(parties=[self.bank], main_source=self.source) for _ in range(2)]
        self.articles = [make_article() for _ in range(2)]

    def do(self, step: tuple) -> None:
        kind, number, *rest = step
        getattr(self, kind)(self.people[number], *rest)

    def name(self, actor, name, language):
        ActorName.objects.get_or_create(actor=actor, name=name, language=language)

    def identifier(self, actor, value):
        Identifier.objects.get_or_create(scheme="other", value=str(value), defaults={"actor": actor})

    def position(self, actor, title):
        Position.objects.create(person=actor, organization=self.bank, title_de=title)

    def relation(self, actor, other):
        if actor != self.people[other]:
            Relation.objects.create(subject=actor, kind="reports_to", object=self.people[other])

    def event(self, actor, body):
        ActorEvent.objects.create(actor=actor, kind="appointed", on="2020", body=None if body is None else self.people[body])

    def party(self, actor, agreement, role, capacity):
        Party.objects.get_or_create(agreement=self.agreements[agreement], actor=actor, role=role, defaults={"capacity": capacity})

    def represented(self, actor, other):
        if actor != self.people[other]:
            values = {"capacity": "on_behalf", "represents": self.people[other]}
            Party.objects.get_or_create(agreement=self.agreements[0], actor=actor, role="observer", defaults=values)

    def announced(self, actor):
        AgreementEvent.objects.create(agreement=self.agreements[0], kind="announced", on="2024", announced_by=actor)

    def signature(self, actor):
        party = self.agreements[0].parties.first()
        Signature.objects.create(agreement=self.agreements[0], party=party, person=actor, position=actor.positions.first())

    def mention(self, actor, article, state):
        Mention.objects.get_or_create(article=self.articles[article], actor=actor, defaults={"state": state})

    def quote(self, actor):
        make_quote(self.articles[0], actor, block=False, position=actor.positions.first())

    def verdict(self, actor, other, verdict):
        left, right = sorted((actor.pk, self.people[other].pk))
        if left != right:
            MatchDecision.objects.get_or_create(left_id=left, right_id=right, defaults={"verdict": verdict})


@given(
    st.lists(steps, max_size=14),
    st.lists(st.none() | st.integers(0, 1), min_size=PEOPLE, max_size=PEOPLE),
    st.booleans(),
    st.sets(st.sampled_from(["main_source", "name_en"])),
)
@settings(max_examples=20)
def test_a_merge_that_is_undone_leaves_the_database_as_before(made, sources, is_public, take):
    before_all = transaction.savepoint()
    try:
        world = World(sources)
        for step in made:
            world.do(step)
        double, kept = world.people[:2]
        if is_public and double.main_source and kept.main_source:
            publish(double, kept, by=None)
            double.refresh_from_db()
            kept.refresh_from_db()
        before = whole_database()
        try:
            done = merge(double, kept, by=None, take=take)
        except CannotMerge:
            # The act's own rollback is a savepoint here, so nothing of it may be left.
            assert differences(before, whole_database()) == {}
            return
        assert Actor.objects.get(pk=double.pk).merged_into == kept
        undo(done, by=None)
        assert set(differences(before, whole_database())) <= RECORDS_OF_THE_MERGE
    finally:
        transaction.savepoint_rollback(before_all)
