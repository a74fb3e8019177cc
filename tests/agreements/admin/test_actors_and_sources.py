"""Actors, sources and topics at the desk."""

import pytest

from agreements.models import Actor, ActorEvent, Source
from tests.factories import make_actor, make_agreement, make_source
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db


def test_the_pop_up_for_a_new_actor_asks_for_kind_name_and_country(editor):
    url = "/admin/agreements/actor/add/?_popup=1&_to_field=id"
    names = {name for name in form_of(editor.get(url)) if not name.startswith(("csrf", "_", "public_id"))}
    assert names == {"name_de", "name_en", "country"} | ({"kind"} & names)
    answer = save(editor, url, kind="person", name_en="Ada", country="GB")
    assert answer.status_code == 200 and "data-popup-response" in answer.content.decode()
    assert Actor.objects.get().created_by == editor.user


@pytest.mark.parametrize("field", [{"country": "kg"}, {"name_de": "", "name_en": ""}, {"classification": "company"}])
def test_an_actor_that_cannot_be_is_refused_with_a_sentence(editor, field):
    actor = make_actor("Ada")
    answer = save(editor, f"/admin/agreements/actor/{actor.pk}/change/", **field)
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()


@pytest.mark.parametrize("year", ["0001", "1899", "9999"])
def test_a_year_that_would_break_a_feed_is_refused(editor, year):
    source, actor = make_source(), make_actor()
    answer = save(editor, f"/admin/agreements/source/{source.pk}/change/", retrieved_on=f"{year}-01-01")
    assert "Give a year between 1900 and 2100." in answer.content.decode()
    moment = {"embargo_until_0": f"{year}-01-01", "embargo_until_1": "10:00"}
    assert save(editor, f"/admin/agreements/actor/{actor.pk}/change/", **moment).status_code == 200


def test_a_sensitive_event_without_an_official_source_is_marked_as_held_back(editor):
    actor = make_actor("Ada Invented")
    ActorEvent.objects.create(actor=actor, kind="charged", on="2020")
    assert '<span class="lock"' in editor.get(f"/admin/agreements/actor/{actor.pk}/change/").content.decode()


def test_a_source_says_what_rests_on_it(editor):
    source = make_source(title="The gazette")
    agreement = make_agreement("Water pact", main_source=source)
    agreement.parties.filter(order=0).update(source=source)
    page = editor.get(f"/admin/agreements/source/{source.pk}/change/").content.decode()
    assert page.count(f"/admin/agreements/agreement/{agreement.pk}/change/") == 2


def test_two_editors_of_a_source_do_not_overwrite_each_other(editor, registrar):
    source = make_source(title="The gazette")
    url = f"/admin/agreements/source/{source.pk}/change/"
    seen = form_of(registrar.get(url))
    save(editor, url, title="The Gazette")
    answer = registrar.post(url, seen | {"_save": "1", "title": "Gazette"})
    assert "Somebody else saved this in between" in answer.content.decode() and Source.objects.get().title == "The Gazette"


def test_a_reporter_changes_a_source_until_something_published_rests_on_it(reporter):
    source = make_source(title="The gazette")
    url = f"/admin/agreements/source/{source.pk}/change/"
    save(reporter, url, title="The Gazette")
    make_agreement(main_source=source, parties=[make_actor(), make_actor()], published=True)
    assert reporter.post(url, {"title": "Forged"}).status_code == 403
    assert Source.objects.get(pk=source.pk).title == "The Gazette"


def test_a_source_that_is_used_cannot_be_deleted(editor):
    source = make_source()
    make_agreement(main_source=source)
    page = editor.post(f"/admin/agreements/source/{source.pk}/delete/", {"post": "yes"})
    assert page.status_code == 200 and Source.objects.filter(pk=source.pk).exists()


def test_sources_are_found_by_words_of_their_title(editor):
    make_source(title="The gazette of the water board")
    page = editor.get("/admin/agreements/source/", {"q": "water"})
    assert [str(source) for source in page.context["cl"].result_list] == ["The gazette of the water board"]


def test_a_position_is_looked_up_and_never_listed(editor):
    assert "/admin/agreements/position/" not in editor.get("/admin/").content.decode()
    query = {"term": "Chair", "app_label": "agreements", "model_name": "signature", "field_name": "position"}
    assert editor.get("/admin/autocomplete/", query).status_code == 200
    assert editor.get("/admin/agreements/position/add/").status_code == 403


def test_a_topic_is_public_as_soon_as_it_is_saved(editor, reporter):
    answer = save(editor, "/admin/agreements/topic/add/", name_de="Wasser", name_en="Water", slug="water")
    assert answer.status_code == 302
    assert reporter.get("/admin/agreements/topic/add/").status_code == 403
