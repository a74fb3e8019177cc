"""The rule of the log, one reader at a time; test_together.py has eight publishers at once."""

from datetime import timedelta

import pytest

from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.following import follow
from newsroom.publishing.models import Change
from tests.factories import make_actor

pytestmark = pytest.mark.django_db


def seen(cursor=None, **options) -> list[tuple[str, int | None]]:
    return [(change.public_id, change.number) for change in follow(cursor, **options)]


def test_acts_come_in_order_and_scheduled_ones_at_their_time(pin_clock):
    first, second, at = make_actor(), make_actor(), clock.now() + timedelta(hours=1)
    publish(first, by=None, at=at)
    publish(second, by=None)
    withdraw(second, by=None, reason="Wrong.")
    assert seen() == [(second.public_id, 1), (second.public_id, None)]
    last = follow()[-1]
    pin_clock(at)
    assert seen((last.at, last.pk)) == [(first.public_id, 1)]


def test_what_was_cancelled_never_comes(pin_clock):
    at = clock.now() + timedelta(hours=1)
    publish(make_actor(), by=None, at=at)
    cancel(Change.objects.get())
    pin_clock(at)
    assert seen() == []


def test_a_page_ends_where_the_next_begins_also_within_one_moment():
    publish(*(make_actor() for _ in range(3)), by=None)
    cursor, keys = None, []
    while page := follow(cursor, limit=1):
        cursor = (page[-1].at, page[-1].pk)
        keys += [change.pk for change in page]
    assert keys == list(Change.objects.order_by("id").values_list("pk", flat=True))


def test_it_takes_two_statements(django_assert_num_queries):
    publish(make_actor(), by=None)
    with django_assert_num_queries(4):  # savepoint, lock, acts, release
        follow()
