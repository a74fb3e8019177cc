"""Likely existing actors: while a name is typed, and on the page of duplicates."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.duplicates import compare_waiting, waiting
from agreements.models import Actor, ActorName, LikelyPair
from agreements.verdicts import not_the_same
from tests.factories import make_actor
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db


def address(page: str, *args) -> str:
    return reverse(f"admin:agreements_actor_{page}", args=args)


def asked(client, **query) -> list[dict]:
    answer = client.get(address("likely"), query)
    assert "no-store" in answer["Cache-Control"]
    return answer.json()["results"]


def test_a_name_in_another_script_finds_the_actor_with_a_reason(reporter):
    known = make_actor("Sadyr Zhaparov", country="KG")
    make_actor("Emma Anders")
    (found,) = asked(reporter, q="Садыр Жапаров")
    assert (found["id"], found["name"], found["url"]) == (known.pk, "Sadyr Zhaparov", address("change", known.pk))
    assert found["is_likely"] and "Sadyr Zhaparov" in found["reason"]


def test_the_kind_the_actor_itself_and_verdicts_narrow_what_is_found(reporter):
    known, other = make_actor("Sadyr Zhaparov"), make_actor("Sadyr Japarov")
    assert asked(reporter, q="Sadyr Zhaparov", kind="state") == []
    assert [one["id"] for one in asked(reporter, q="Sadyr Zhaparov", actor=known.pk)] == [other.pk]
    not_the_same(known, other, by=None)
    assert asked(reporter, q="Sadyr Zhaparov", actor=known.pk) == []


@pytest.mark.parametrize(
    "query", [{}, {"q": ""}, {"q": "a"}, {"q": "\x00\x00"}, {"q": "x" * 9_000}, {"q": "Ada", "actor": "9" * 40, "kind": "?"}]
)
def test_odd_questions_find_nothing_and_break_nothing(reporter, query):
    assert asked(reporter, **query) == []


def test_without_scripts_the_first_save_asks_and_the_second_saves(editor):
    make_actor("Sadyr Zhaparov")
    form = form_of(editor.get(address("add"))) | {"kind": "person", "name_de": "Садыр Жапаров"}
    refused = editor.post(address("add"), form | {"_save": "1"})
    text = refused.content.decode()
    assert "There is likely to be such an actor already." in text and "Sadyr Zhaparov" in text
    assert Actor.objects.count() == 1
    assert editor.post(address("add"), form_of(refused) | {"save_anyway": "on", "_save": "1"}).status_code == 302
    assert Actor.objects.count() == 2


def test_somebody_new_is_saved_at_once(editor):
    make_actor("Sadyr Zhaparov")
    form = form_of(editor.get(address("add"))) | {"kind": "person", "name_de": "Emma Anders"}
    assert editor.post(address("add"), form | {"_save": "1"}).status_code == 302


def test_who_changes_something_else_is_not_asked_again(editor):
    twin, _other = make_actor("Sadyr Zhaparov"), make_actor("Sadyr Zhaparov")
    assert save(editor, address("change", twin.pk), country="KG").status_code == 302
    assert "There is likely" in save(editor, address("change", twin.pk), name_en="Sadyr Zhaparow").content.decode()


def test_pairs_are_found_once_by_their_best_spelling(db):
    one, other = make_actor("Чжао Чанпэн"), make_actor("Changpeng Zhao")
    make_actor("Emma Anders")
    ActorName.objects.create(actor=one, name="Changpeng Zhao")
    assert compare_waiting() == 3
    pair = LikelyPair.objects.get()
    assert (pair.left, pair.right, pair.score) == (one, other, 100)
    assert compare_waiting() == 0


def test_only_what_has_changed_is_compared_again(editor):
    one, other = make_actor("Sadyr Zhaparov"), make_actor("Emma Anders")
    compare_waiting()
    save(editor, address("change", other.pk), name_de="Sadyr Japarov", name_en="Sadyr Japarov", save_anyway="on")
    assert list(waiting()) == [other]
    compare_waiting()
    assert LikelyPair.objects.get().left == one
    save(editor, address("change", other.pk), name_de="Emma Anders", name_en="Emma Anders")
    compare_waiting()
    assert not LikelyPair.objects.exists()


def test_the_command_goes_on_where_it_stopped(capsys):
    for number in range(3):
        make_actor(f"Sadyr Zhaparov {number}")
    call_command("find_duplicates", seconds=0.0)
    call_command("find_duplicates")
    assert waiting().count() == 0
    call_command("find_duplicates", "--all")
    assert capsys.readouterr().out.splitlines()[-1].startswith("3 actors compared; ")


def test_the_page_lists_open_pairs_by_score_and_remembers_verdicts(editor):
    one, other, third = make_actor("Sadyr Zhaparov"), make_actor("Sadyr Zhaparov"), make_actor("Sadyr Japarov")
    compare_waiting()
    page = editor.get(address("duplicates"))
    assert [{pair.left, pair.right} for pair in page.context["pairs"]][0] == {one, other} and len(page.context["pairs"]) == 3
    assert "is like" in page.content.decode() and address("merge", other.pk) in page.content.decode()
    editor.post(address("verdict", one.pk), {"with": other.pk, "verdict": "different", "next": address("duplicates")})
    assert {one, other} not in [{pair.left, pair.right} for pair in editor.get(address("duplicates")).context["pairs"]]
    (decided,) = editor.get(address("duplicates"), {"show": "decided"}).context["pairs"]
    assert {decided.left, decided.right} == {one, other} and third not in (decided.left, decided.right)


def test_the_page_filters_by_kind_and_says_when_there_is_nothing(editor):
    make_actor("Wasserland", kind="state"), make_actor("Wasserland", kind="state")
    assert "Nothing has been compared yet" in editor.get(address("duplicates")).content.decode()
    assert "2 actors were compared" in editor.post(address("duplicates"), follow=True).content.decode()
    assert len(editor.get(address("duplicates"), {"kind": "state"}).context["pairs"]) == 1
    assert "No likely duplicates" in editor.get(address("duplicates"), {"kind": "person"}).content.decode()
    assert editor.get(address("duplicates"), {"kind": "nonsense", "p": "-3", "show": "?"}).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_takes_as_many_queries_for_many_pairs(editor, number):
    first = make_actor("First")
    others = [make_actor(f"Other {count}") for count in range(number)]
    LikelyPair.objects.bulk_create(LikelyPair(left=first, right=other, kind="person", score=80) for other in others)
    with CaptureQueriesContext(connection) as queries:
        assert editor.get(address("duplicates")).status_code == 200
    asked = [query["sql"] for query in queries if "agreements_" in query["sql"]]
    assert len(asked) == 5, asked  # how many pairs; the pairs; who waits; the last run; recent merges
