from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from agreements.models import ActorVersion
from newsroom.publishing import clock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.errors import InThePast, NotReady
from newsroom.publishing.hiding import hide
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db
APRIL = datetime(2025, 4, 4, 8, 30, tzinfo=UTC)


def test_a_replay_publishes_in_the_past_and_the_clock_comes_back():
    before = clock.now()
    with clock.replaying(APRIL):
        (version,) = publish(make_actor(), by=None)
    assert (version.visible_from, Change.objects.get().recorded_at) == (APRIL, APRIL)
    assert clock.now() >= before and not clock.is_replaying()


def test_a_replay_before_what_the_log_holds_is_refused():
    with clock.replaying(APRIL):
        publish(make_actor(), by=None)
    for moment in (APRIL, APRIL - timedelta(days=1)):
        with pytest.raises(InThePast), clock.replaying(moment):
            pass
    with clock.replaying(APRIL + timedelta(microseconds=1)):
        publish(make_actor(), by=None)


def test_several_acts_of_one_replay_follow_each_other_and_see_each_other():
    with clock.replaying(APRIL):
        actor = make_actor(published=True)
        publish(actor, by=None, change="correction")
        hide(ActorVersion.objects.get(number=1))
        withdraw(actor, by=None, reason="Wrong.")
        assert not ActorVersion.objects.live().exists()
    ticks = [(change.at - APRIL) // timedelta(microseconds=1) for change in Change.objects.order_by("at")]
    assert ticks == [0, 1, 2]


def test_a_refusal_within_a_replay_leaves_the_rest_of_it_standing():
    with clock.replaying(APRIL):
        with pytest.raises(NotReady):
            publish(make_article(text=""), by=None)
        publish(make_actor(), by=None)
    assert Change.objects.get().at == APRIL


def test_the_next_moment_steps_over_what_is_scheduled_for_it():
    """Two acts of one microsecond, and the next one planned for just then."""
    actor, other = make_actor(), make_actor()
    with clock.replaying(APRIL):
        publish(actor, by=None, at=APRIL + timedelta(microseconds=1))
        publish(other, by=None)
        (version,) = publish(other, by=None)
    assert version.visible_from == APRIL + timedelta(microseconds=3)


def test_every_act_is_later_than_all_that_was_recorded(pin_clock):
    """Also when the server's clock steps back."""
    publish(make_actor(), by=None)
    last = Change.objects.get().recorded_at
    pin_clock(last - timedelta(hours=1))
    publish(make_actor(), by=None)
    assert Change.objects.latest("at").at == last + timedelta(microseconds=1)


def test_the_clock_comes_back_after_an_error():
    with pytest.raises(ZeroDivisionError), clock.clock_set_to(APRIL):
        1 / 0  # noqa: B018
    assert clock.now() > APRIL
    with clock.clock_set_to(APRIL), clock.clock_set_to(APRIL + timedelta(days=1)):
        assert clock.now() == APRIL + timedelta(days=1)
    assert not connection.needs_rollback
