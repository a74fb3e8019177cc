"""Several publishers at once, with real transactions."""

import json
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from agreements.models import ActorVersion
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.following import follow
from newsroom.publishing.models import Change
from tests.factories import make_actor

pytestmark = pytest.mark.django_db(transaction=True)

PUBLISHERS, SECONDS = 8, 6


def at_once(*tasks):
    """Run the tasks in threads with connections of their own; returns their results, or raises what one of them raised."""

    def alone(task):
        try:
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(alone, task) for task in tasks]]


def test_six_publishers_of_one_item_get_the_numbers_one_to_six():
    actor, start = make_actor(), threading.Barrier(6)

    def publish_now():
        start.wait()
        return publish(actor, by=None)[0].number

    assert sorted(at_once(*[publish_now] * 6)) == [1, 2, 3, 4, 5, 6]
    assert ActorVersion.objects.filter(visible_until__isnull=True).get() == ActorVersion.objects.live().get()
    ends = ActorVersion.objects.order_by("number").values_list("visible_from", "visible_until")
    assert [until for _from, until in ends][:-1] == [start for start, _until in ends][1:]


def test_publishers_of_the_same_items_in_another_order_do_not_block_each_other():
    items, start = [make_actor() for _ in range(3)], threading.Barrier(4)

    def publish_shuffled():
        start.wait()
        publish(*random.sample(items, 3), by=None)

    at_once(*[publish_shuffled] * 4)
    assert ActorVersion.objects.live().count() == 3 and Change.objects.values("at").distinct().count() == 4


def test_an_act_refuses_to_run_inside_another_transaction():
    actor = make_actor()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        publish(actor, by=None)


@pytest.fixture
def heard():
    """`heard()`: the ids in the notices since the last call."""
    with connection.cursor() as cursor:
        cursor.execute("LISTEN newsroom")
    yield lambda: {json.loads(notice.payload)["id"] for notice in connection.connection.notifies(timeout=0.2)}
    with connection.cursor() as cursor:
        cursor.execute("UNLISTEN newsroom")


def test_listeners_hear_of_every_item_that_an_act_has_changed(heard):
    actor, other = make_actor(), make_actor()
    at, both = clock.now() + timedelta(hours=1), {actor.public_id, other.public_id}
    for act in (
        lambda: publish(actor, other, by=None),
        lambda: publish(actor, other, by=None, at=at),
        lambda: cancel(Change.objects.filter(at=at).first()),
        lambda: publish(actor, other, by=None, at=at),
        lambda: publish(actor, by=None, scheduled="cancel"),
        lambda: publish(actor, other, by=None, at=at),
        lambda: withdraw(actor, by=None, reason="Wrong."),
    ):
        act()
        assert heard() == both


def test_listeners_hear_nothing_of_what_was_refused(heard):
    with pytest.raises(PublishingError):
        publish(make_actor(main_source=None), by=None)
    assert heard() == set()


class Newsdesk:
    """A publisher that does, until the end, whatever it may to items that others work on as well."""

    def __init__(self, items, until: float, seed: int):
        self.items, self.until, self.random = items, until, random.Random(seed)

    def __call__(self) -> int:
        done = 0
        while time.monotonic() < self.until:
            act = self.random.choices([self.publish, self.schedule, self.withdraw, self.cancel], [5, 4, 1, 2])[0]
            try:
                act(self.random.sample(self.items, self.random.choice([1, 1, 2])))
                done += 1
            except PublishingError:
                continue
        return done

    def soon(self):
        return clock.now() + timedelta(milliseconds=self.random.uniform(20, 200))

    def publish(self, items):
        publish(*items, by=None, scheduled=self.random.choice(["keep", "cancel"]))

    def schedule(self, items):
        publish(*items, by=None, at=self.soon(), scheduled="keep")

    def withdraw(self, items):
        withdraw(items[0], by=None, reason="Wrong.", at=self.random.choice([None, self.soon()]))

    def cancel(self, items):
        if change := Change.objects.filter(at__gt=clock.SiteNow()).order_by("?").first():
            cancel(change)


class Follower:
    """Reads on until the publishers are done and everything that was scheduled has come."""

    def __init__(self, done: threading.Event):
        self.done, self.seen = done, []

    def __call__(self):
        while True:
            is_last = self.done.is_set()
            while news := follow((self.seen[-1].at, self.seen[-1].pk) if self.seen else None, limit=20):
                self.seen += news
            if is_last:
                return [(change.at, change.pk) for change in self.seen]
            time.sleep(self.random_pause())

    def random_pause(self) -> float:
        return random.uniform(0, 0.01)


def test_followers_see_every_act_exactly_once_and_in_order():
    items, until, done = [make_actor() for _ in range(6)], time.monotonic() + SECONDS, threading.Event()

    def publishers():
        try:
            return sum(at_once(*(Newsdesk(items, until, seed) for seed in range(PUBLISHERS))))
        finally:
            time.sleep(0.3)
            done.set()

    acts, *seen = at_once(publishers, Follower(done), Follower(done))
    happened = list(Change.objects.order_by("at", "id").values_list("at", "id"))
    assert acts > 50 and len(happened) > 50
    assert seen == [happened, happened]
