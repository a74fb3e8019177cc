"""An embargo moved behind something scheduled: asked first, then cancelled."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.publishing.acts import publish
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_source
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db


def until(hours: int) -> dict:
    moment = timezone.localtime(timezone.now() + timedelta(hours=hours))
    return {"embargo_until_0": moment.strftime("%Y-%m-%d"), "embargo_until_1": moment.strftime("%H:%M")}


def source_url(source) -> str:
    return f"/admin/agreements/source/{source.pk}/change/"


@pytest.fixture
def planned(db):
    actor = make_actor("Water board", main_source=make_source(title="The leak"))
    publish(actor, by=None, at=timezone.now() + timedelta(hours=2))
    return actor


def test_an_embargo_of_a_source_cancels_what_rests_on_it_after_asking(editor, planned):
    source = planned.main_source
    asked = save(editor, source_url(source), **until(3))
    assert "Tick the box to cancel it" in asked.content.decode() and "Water board" in asked.content.decode()
    assert Change.objects.of(planned).exists()
    answer = editor.post(source_url(source), form_of(asked) | {"_save": "1", "cancel_planned": "on"})
    source.refresh_from_db()
    assert answer.status_code == 302 and source.embargo_until is not None
    assert not Change.objects.of(planned).exists()


def test_an_embargo_that_ends_before_asks_nothing(editor, planned):
    assert save(editor, source_url(planned.main_source), **until(1)).status_code == 302
    assert Change.objects.of(planned).exists()


def test_an_embargo_of_the_item_itself_asks_too(editor, planned):
    url = f"/admin/agreements/actor/{planned.pk}/change/"
    asked = save(editor, url, **until(3))
    assert "Tick the box to cancel it" in asked.content.decode()
    assert editor.post(url, form_of(asked) | {"_save": "1", "cancel_planned": "on"}).status_code == 302
    assert not Change.objects.exists()


def test_a_form_without_plans_does_not_show_the_box(editor, planned):
    assert 'name="cancel_planned"' not in editor.get(source_url(planned.main_source)).content.decode()


def test_an_embargo_of_the_report_cancels_what_is_known_through_it_after_asking(editor, planned):
    report = make_source(title="The whole leak")
    type(report).objects.filter(pk=planned.main_source_id).update(via=report)
    asked = save(editor, source_url(report), **until(3))
    assert "Tick the box to cancel it" in asked.content.decode() and "Water board" in asked.content.decode()
    assert editor.post(source_url(report), form_of(asked) | {"_save": "1", "cancel_planned": "on"}).status_code == 302
    assert not Change.objects.exists()


def test_naming_an_embargoed_report_asks_as_well(editor, planned):
    report = make_source(title="The whole leak", embargo_until=timezone.now() + timedelta(hours=3))
    asked = save(editor, source_url(planned.main_source), via=report.pk)
    assert "Tick the box to cancel it" in asked.content.decode()
    assert editor.post(source_url(planned.main_source), form_of(asked) | {"_save": "1", "cancel_planned": "on"}).status_code == 302
    assert not Change.objects.exists()
