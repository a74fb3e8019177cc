"""Generated acts, checked after each step against a naive model: the invariants of publishing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from agreements.models import ActorVersion, ActorVersionLink, Position
from articles.models import ArticleVersion, ArticleVersionMention
from newsroom.publishing import clock, errors
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.following import follow
from newsroom.publishing.hiding import hide, redact
from newsroom.publishing.models import Change
from newsroom.publishing.shapes import publishing_of
from tests.factories import make_actor, make_article
from tests.newsroom.publishing.naive import TICK, Naive, Refused

pytestmark = pytest.mark.django_db

START = datetime(2030, 1, 1, 12, tzinfo=UTC)
ITEMS = ["person", "state", "story"]
some_items = st.sampled_from([["person"], ["state"], ["story"], ["story", "person"], ["state", "person"]])
one_item = st.sampled_from(ITEMS)
minutes = st.integers(0, 4)
moments = st.none() | minutes
any_index = st.integers(0, 999)

LOCKED = [  # (statement, on versions; %s is the key)
    "UPDATE {table} SET document = '{{}}' WHERE id = %s",
    "UPDATE {table} SET document = '{{}}', redacted_at = now() WHERE id = %s",
    "UPDATE {table} SET number = number + 100 WHERE id = %s",
    "UPDATE {table} SET change_note = 'otherwise' WHERE id = %s",
    "UPDATE {table} SET visible_from = visible_from - interval '1 day' WHERE id = %s",
    "UPDATE {table} SET visible_until = newsroom_now() - interval '1 microsecond' WHERE id = %s",
    "UPDATE {table} SET visible_until = CASE WHEN visible_until < newsroom_now() THEN visible_until + interval '1 second' "
    "ELSE newsroom_now() - interval '1 second' END WHERE id = %s",
    "DELETE FROM {table} WHERE id = %s",
    "SET LOCAL newsroom.clock = '2001-01-01'; UPDATE {table} SET visible_until = '2002-02-02' WHERE id = %s",
]
LOCKED_ACTS = [
    "UPDATE newsroom_change SET note = 'otherwise' WHERE id = %s",
    "UPDATE newsroom_change SET at = at + interval '1 day' WHERE id = %s",
    "DELETE FROM newsroom_change WHERE id = %s AND at <= newsroom_now()",
    "SET LOCAL newsroom.clock = '2001-01-01'; INSERT INTO newsroom_change (item_kind, item_id, public_id, at, recorded_at, number, kind, "
    "note, \"group\") SELECT item_kind, item_id, public_id, '2002-02-02', '2002-02-02', number, kind, note, \"group\" "
    "FROM newsroom_change WHERE id = %s",
]


class Publishing(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        person, state = make_actor(), make_actor(kind="state")
        Position.objects.create(person=person, organization=state, title_de="Amt")
        self.items = {"person": person, "state": state, "story": make_article(mentions=[person])}
        self.naive = Naive(START)
        self.remembered: list[tuple[datetime, dict[str, list[int]]]] = []
        self.closed: set[tuple[str, int]] = set()
        self.followed: list[Change] = []
        self.changes: list[Change] = []
        self.pin()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def pin(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('newsroom.clock', %s, true)", [self.naive.now.isoformat()])

    def moment(self, ahead: int | None) -> datetime | None:
        """Whole minutes, so that acts meet at the same moment; 0 is the minute that has begun, often the past."""
        return None if ahead is None else self.naive.now.replace(second=0, microsecond=0) + timedelta(minutes=ahead)

    def both(self, naive_act, real_act):
        """Do it in the model and in the kernel: both succeed, or the kernel refuses as the model does, and nothing has changed."""
        try:
            naive_act()
        except Refused as refusal:
            with pytest.raises(getattr(errors, str(refusal))):
                real_act()
            return
        real_act()
        self.changes = list(Change.objects.all())
        assert clock.now() == self.naive.now

    @rule(names=some_items, ahead=moments, scheduled=st.sampled_from(["refuse", "cancel", "keep"]))
    def publish(self, names, ahead, scheduled):
        at, items = self.moment(ahead), [self.items[name] for name in names]
        self.both(lambda: self.naive.publish(names, at, scheduled), lambda: publish(*items, by=None, at=at, scheduled=scheduled))

    @rule(name=one_item, ahead=moments)
    def withdraw(self, name, ahead):
        at = self.moment(ahead)
        self.both(lambda: self.naive.withdraw(name, at), lambda: withdraw(self.items[name], by=None, reason="Wrong.", at=at))

    @precondition(lambda self: self.changes)
    @rule(index=any_index)
    def cancel(self, index):
        change = self.changes[index % len(self.changes)]
        known = self.naive.acts.get((self.name_of(change), change.at))
        self.both(lambda: self.naive.cancel(known.group if known else -1), lambda: cancel(change))

    @rule(seconds=st.sampled_from([0.000001, 1, 20, 60, 150]))
    def time_passes(self, seconds):
        self.naive.now += timedelta(seconds=seconds)
        self.pin()

    @precondition(lambda self: self.naive.spoken_for)
    @rule(index=any_index, door=st.sampled_from(["hide", "redact"]))
    def close(self, index, door):
        name, version = self.any_version(index)
        act = hide if door == "hide" else lambda closed: redact(closed, reason="Court order.")
        if not self.naive.is_over(name, version.number):
            with pytest.raises(errors.PublishingError):
                act(version)
            return
        act(version)
        self.closed.add((name, version.number))

    @precondition(lambda self: self.naive.spoken_for)
    @rule(index=any_index, statement=st.sampled_from(LOCKED))
    def attack_a_version(self, index, statement):
        _name, version = self.any_version(index)
        if version.redacted_at and "document" in statement:
            return
        if "interval '1 microsecond'" in statement and version.visible_until == self.naive.now - timedelta(microseconds=1):
            return  # it ends there already: the statement changes nothing
        self.refused(statement.format(table=type(version)._meta.db_table), version.pk, version.visible_from <= self.naive.now)

    @precondition(lambda self: self.changes)
    @rule(index=any_index, statement=st.sampled_from(LOCKED_ACTS))
    def attack_an_act(self, index, statement):
        change = self.changes[index % len(self.changes)]
        self.refused(statement, change.pk, change.at <= self.naive.now)

    def refused(self, statement: str, key: int, is_past: bool):
        """The plan may change; what is past and what is recorded may not."""
        if not is_past and ("visible_until" in statement or "DELETE FROM newsroom_change" in statement):
            return
        with pytest.raises((IntegrityError, DataError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.replace("%s", str(key)))
            assert cursor.rowcount == 1

    def name_of(self, change: Change) -> str:
        return next(name for name, item in self.items.items() if item.public_id == change.public_id)

    def versions(self, name: str):
        return publishing_of(self.items[name]).version.objects.filter(item=self.items[name]).order_by("number")

    def any_version(self, index: int):
        names = sorted(self.naive.spoken_for)
        name = names[index % len(names)]
        versions = list(self.versions(name))
        return name, versions[index // len(names) % len(versions)]

    def by_name(self, query) -> dict[str, list]:
        """What `query(versions)` finds in the two tables, by item: two queries instead of one for each item."""
        names = {(type(item)._meta.model_name, item.pk): name for name, item in self.items.items()}
        found: dict[str, list] = {name: [] for name in ITEMS}
        for model in (ActorVersion, ArticleVersion):
            for version in query(model.objects.order_by("number")):
                found[names[model.item.field.related_model._meta.model_name, version.item_id]].append(version)
        return found

    def shown(self, query) -> dict[str, list[int]]:
        return {name: [version.number for version in versions] for name, versions in self.by_name(query).items()}

    def expected(self, moment: datetime, is_shown=lambda name, number: True) -> dict[str, list[int]]:
        numbers = {name: self.naive.visible(name, moment) for name in ITEMS}
        return {name: [number] if number is not None and is_shown(name, number) else [] for name, number in numbers.items()}

    @invariant()
    def the_invariants_hold(self):
        acts, recorded = list(Change.objects.order_by("at", "id")), self.by_name(lambda versions: versions.all())
        self.the_acts_are_those_of_the_model(acts)
        self.numbers_and_spans_follow_from_the_acts(recorded)
        self.what_was_visible_stays_visible_then(recorded)
        self.one_version_at_most_is_visible_at_any_moment()
        self.index_rows_have_the_spans_of_their_versions()
        self.the_public_sees_the_past_of_what_is_live_without_what_was_closed()
        self.a_follower_sees_each_act_once_and_in_order(acts)
        connection.check_constraints()

    def the_acts_are_those_of_the_model(self, acts):
        assert {(self.name_of(one), one.at): one.number for one in acts} == {key: act.number for key, act in self.naive.acts.items()}

    def numbers_and_spans_follow_from_the_acts(self, recorded):
        for name, versions in recorded.items():
            assert [version.number for version in versions] == list(range(1, len(self.naive.spoken_for.get(name, ())) + 1))
            for version in versions:
                assert (version.visible_from, version.visible_until) == self.naive.span(name, version.number)
                assert version.is_cancelled or version.first_published_at == self.naive.first_published_at(name)

    def what_was_visible_stays_visible_then(self, recorded):
        past = self.naive.now - TICK
        self.remembered.append((past, self.expected(past)))
        for moment, numbers in self.remembered:
            for name, versions in recorded.items():
                spans = [(one.number, one.visible_from, one.visible_until) for one in versions]
                assert [number for number, start, end in spans if start <= moment and (end is None or end > moment)] == numbers[name]

    def one_version_at_most_is_visible_at_any_moment(self):
        last = max((act.at for act in self.naive.acts.values()), default=self.naive.now)
        assert self.shown(lambda versions: versions.as_of(last)) == self.expected(last)
        assert self.shown(lambda versions: versions.live()) == self.expected(self.naive.now)

    def index_rows_have_the_spans_of_their_versions(self):
        columns = ("first_published_at", "visible_from", "visible_until")
        for model in (ActorVersionLink, ArticleVersionMention):
            for row in model.objects.select_related("version"):
                assert [getattr(row, column) for column in columns] == [getattr(row.version, column) for column in columns]

    def the_public_sees_the_past_of_what_is_live_without_what_was_closed(self):
        moment, _numbers = self.remembered[len(self.remembered) // 2]

        def is_shown(name, number):
            return self.naive.visible(name, self.naive.now) is not None and (name, number) not in self.closed

        assert self.shown(lambda versions: versions.shown_as_of(moment)) == self.expected(moment, is_shown)

    def a_follower_sees_each_act_once_and_in_order(self, acts):
        while news := follow((self.followed[-1].at, self.followed[-1].pk) if self.followed else None, limit=3):
            self.followed += news
            if len(news) < 3:
                break
        assert self.followed == [change for change in acts if change.at <= self.naive.now]


def test_generated_acts_keep_the_invariants():
    run_state_machine_as_test(
        Publishing,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes: turn it on to look into a failure
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
