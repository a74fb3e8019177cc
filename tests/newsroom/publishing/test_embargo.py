from datetime import timedelta

import pytest

from newsroom.publishing import clock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.embargo import scheduled_against
from newsroom.publishing.errors import NotReady
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_article, make_source

pytestmark = pytest.mark.django_db


def soon(minutes: int = 60):
    return clock.now() + timedelta(minutes=minutes)


def test_an_embargo_on_the_item_stops_it_and_names_it(pin_clock):
    article = make_article("Water talks", embargo_until=soon())
    with pytest.raises(NotReady, match="Water talks"):
        publish(article, by=None)
    (version,) = publish(article, by=None, at=article.embargo_until)
    assert version.visible_from == article.embargo_until


@pytest.mark.parametrize("is_confidential", [False, True])
def test_an_embargo_on_a_source_stops_what_rests_on_it_and_names_the_source(is_confidential):
    """A confidential source is left out of the version, and still binds it."""
    source = make_source(title="Draft treaty", embargo_until=soon(), is_confidential=is_confidential)
    actor = make_actor(main_source=source)
    with pytest.raises(NotReady, match="Draft treaty"):
        publish(actor, by=None)
    publish(actor, by=None, at=soon(61))


def test_an_embargo_on_a_record_stops_the_article_that_cites_it():
    article = make_article(mentions=[make_actor("Secret buyer", embargo_until=soon())])
    with pytest.raises(NotReady, match="Secret buyer"):
        publish(article, by=None)


@pytest.mark.parametrize("is_confidential", [False, True])
def test_an_embargo_moved_behind_a_scheduled_version_finds_what_it_must_cancel(is_confidential):
    source = make_source(embargo_until=soon(30), is_confidential=is_confidential)
    early, late, other = make_actor(main_source=source), make_actor(main_source=source), make_actor()
    publish(early, by=None, at=soon(60))
    publish(late, other, by=None, at=soon(180))
    publish(other, by=None, at=soon(60), scheduled="keep")
    assert scheduled_against(source) == []
    source.embargo_until = soon(120)
    assert scheduled_against(source) == [Change.objects.of(early).get()]


def test_an_embargo_on_the_item_finds_its_own_plans_but_no_withdrawal():
    article = make_article(published=True)
    publish(article, by=None, at=soon(60))
    withdraw(article, by=None, reason="Expires.", at=soon(90))
    article.embargo_until = soon(120)
    assert [change.number for change in scheduled_against(article)] == [2]
    article.embargo_until = None
    assert scheduled_against(article) == []


@pytest.fixture
def known_through():
    """A source, told through a second, which is told through the third."""
    report = make_source(title="The leak")
    return make_source(title="A letter", via=make_source(title="A speech", via=report)), report


@pytest.mark.parametrize("is_confidential", [False, True])
def test_an_embargo_on_the_report_stops_what_is_known_through_it(known_through, is_confidential):
    source, report = known_through
    type(report).objects.filter(pk=report.pk).update(embargo_until=soon(), is_confidential=is_confidential)
    actor = make_actor(main_source=source)
    with pytest.raises(NotReady, match="The leak"):
        publish(actor, by=None)
    publish(actor, by=None, at=soon(61))


def test_an_embargo_moved_on_the_report_finds_the_plans_of_what_is_known_through_it(known_through):
    source, report = known_through
    actor, other = make_actor(main_source=source), make_actor()
    publish(actor, by=None, at=soon(60))
    publish(other, by=None, at=soon(60))
    report.embargo_until = soon(120)
    assert scheduled_against(report) == [Change.objects.of(actor).get()]
    report.embargo_until = soon(30)
    assert scheduled_against(report) == []
