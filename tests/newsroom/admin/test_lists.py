"""Lists of items: their states, their search, and what they cost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.models import Actor, ActorName
from newsroom.admin.lists import MOST_COUNTED, CappedPaginator
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db
ACTORS, AGREEMENTS = "/admin/agreements/actor/", "/admin/agreements/agreement/"


@pytest.fixture
def one_of_each(db):
    later = timezone.now() + timedelta(hours=1)
    items = {state: make_agreement(f"The {state} pact") for state in ("draft", "review", "live", "changed", "scheduled", "withdrawn")}
    type(items["review"]).objects.filter(pk=items["review"].pk).update(stage="review")
    for state in ("live", "changed", "withdrawn"):
        publish(items[state], by=None)
    type(items["changed"]).objects.filter(pk=items["changed"].pk).update(row_version=2)
    publish(items["scheduled"], by=None, at=later)
    withdraw(items["withdrawn"], by=None, reason="A hoax.")
    return items


@pytest.mark.parametrize("state", ["draft", "review", "live", "changed", "scheduled", "withdrawn"])
def test_each_state_has_its_filter(editor, one_of_each, state):
    page = editor.get(AGREEMENTS, {"state": state})
    assert [str(item) for item in page.context["cl"].result_list] == [f"The {state} pact"]
    assert f'class="state state-{state}"' in page.content.decode()


def test_an_unknown_state_filters_nothing(editor, one_of_each):
    assert len(editor.get(AGREEMENTS, {"state": "x"}).context["cl"].result_list) == 6


def test_an_item_can_be_live_with_changes_in_review_and_scheduled(editor):
    agreement = make_agreement("Busy pact", published=True)
    publish(agreement, by=None, at=timezone.now() + timedelta(hours=1))
    type(agreement).objects.filter(pk=agreement.pk).update(row_version=9, stage="review")
    page = editor.get(AGREEMENTS).content.decode()
    assert all(f'class="state state-{state}"' in page for state in ("changed", "review", "scheduled"))


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("address", [ACTORS, AGREEMENTS])
def test_a_list_costs_the_same_for_any_number_of_rows(editor, django_assert_num_queries, address, number):
    for _ in range(number):
        make_agreement(parties=[make_actor()], published=False)
    editor.get(address)
    # session, user, its permissions (own, groups'), count, rows with their states
    with django_assert_num_queries(6):
        editor.get(address)


@pytest.mark.parametrize("words", ["Zhaparov", "zhap", "Жапаров", "Japarov", "Dschaparow", "Джапаров"])
def test_actors_are_found_by_any_form_of_their_name(editor, words):
    actor = make_actor("Zhaparov")
    ActorName.objects.create(actor=actor, name="Садыр Жапаров")
    make_actor("Somebody else")
    page = editor.get(ACTORS, {"q": words})
    assert [item.name_de for item in page.context["cl"].result_list] == ["Zhaparov"]


def test_agreements_are_found_by_words_of_the_live_version_and_of_new_drafts(editor):
    make_agreement("Convention on the Rhine", summary_en="It regulates shipping.", published=True)
    make_agreement("A draft on the Danube")
    make_agreement("Another")

    def found(words):
        return [str(item) for item in editor.get(AGREEMENTS, {"q": words}).context["cl"].result_list]

    assert found("shipping") == found("rhine") == ["Convention on the Rhine"]
    assert found("danube") == ["A draft on the Danube"]
    assert found("nowhere") == []


@pytest.mark.parametrize("words", ['"', "\\", "%", "a & !b", "' OR 1=1 --", "\x00", "x" * 5_000, "((", "🙂"])
def test_odd_words_break_no_search(editor, words):
    make_agreement()
    for address in (ACTORS, AGREEMENTS, "/admin/agreements/source/", "/admin/agreements/commitment/", "/admin/newsroom/change/"):
        assert editor.get(address, {"q": words}).status_code == 200


def test_nothing_is_counted_beyond_a_thousand():
    Actor.objects.bulk_create(Actor(kind="person", name_de=f"A{number}") for number in range(MOST_COUNTED + 5))
    assert CappedPaginator(Actor.objects.order_by("pk"), 50).count == MOST_COUNTED


def test_there_is_no_deleting_in_bulk(editor):
    make_agreement()
    page = editor.get(AGREEMENTS).content.decode()
    assert "publish_together" in page and "delete_selected" not in page


def test_the_start_page_shows_what_waits(editor):
    make_agreement("My own draft", created_by=editor.user)
    make_agreement("Their draft")
    make_agreement("To be read", stage="review")
    publish(make_agreement("For tomorrow"), by=None, at=timezone.now() + timedelta(days=1))
    lists = {key: [str(one.item) for one in items] for key, _title, items in editor.get("/admin/").context["lists"]}
    assert lists == {"mine": ["My own draft"], "review": ["To be read"], "scheduled": ["For tomorrow"]}


def test_the_start_page_costs_the_same_for_any_number_of_items(editor, django_assert_num_queries):
    editor.get("/admin/")
    for _ in range(12):
        make_agreement(stage="review", parties=[])
        make_agreement(created_by=editor.user, parties=[])
    # session, user, permissions (own, groups'), and three lists for each of three kinds
    with django_assert_num_queries(13):
        editor.get("/admin/")
