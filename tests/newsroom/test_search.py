"""Searching everything that is live."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.models import ActorName
from newsroom import search as searching
from newsroom.publishing.acts import publish, withdraw
from newsroom.search import search
from tests.factories import make_actor, make_agreement, make_article

pytestmark = pytest.mark.django_db(transaction=True)


def found(q: str, **options) -> list[tuple[str, str]]:
    return sorted((hit.kind, hit.name_de) for hit in search(q, **options).hits)


def test_forms_of_a_word_find_each_other_in_both_languages():
    make_article("Die Verträge von gestern", published=True)
    make_article("Signed treaties", language="en", published=True)
    assert found("Vertrag") == [("article", "Die Verträge von gestern")]
    assert found("treaty signing") == [("article", "Signed treaties")]
    assert found("Vertrag", language="en") == []


def test_small_words_do_not_get_in_the_way():
    make_article("Krieg und Frieden", published=True)
    make_article("The Ice and the Sea", language="en", published=True)
    assert found("Krieg und Frieden") == [("article", "Krieg und Frieden")]
    assert found("the ice and sea") == [("article", "The Ice and the Sea")]
    assert found("und") == []


def test_a_name_and_a_word_of_a_text_meet_in_one_record():
    parties = [make_actor("Binance", published=True), make_actor("Qatar", published=True)]
    make_agreement("Absichtserklärungen über Wasser", parties=parties, published=True)
    assert found("Binance Absichtserklärung") == [("agreement", "Absichtserklärungen über Wasser")]


def test_a_name_is_found_in_every_script():
    actor = make_actor("Georgi Tschitscherin")
    ActorName.objects.create(actor=actor, name="Георгий Чичерин", language="ru")
    publish(actor, by=None)
    assert found("чичерин") == found("TSCHITSCHERIN") == [("actor", "Georgi Tschitscherin")]


def test_words_in_quotation_marks_stand_together():
    make_article("Das blaue Haus am See", published=True)
    make_article("Das Haus ist nicht das blaue", published=True)
    assert found("„blaue Haus“") == [("article", "Das blaue Haus am See")]
    assert len(found("blaue Haus")) == 2


def test_only_the_kinds_that_were_asked_for_come():
    make_actor("Rapallo", published=True), make_article("Rapallo", published=True)
    assert found("Rapallo", kinds=["actor"]) == [("actor", "Rapallo")]


def test_what_is_withdrawn_is_found_no_more():
    article = make_article("Rapallo", published=True)
    withdraw(article, by=None, reason="It was wrong.")
    assert search("Rapallo") == searching.Results([], 0, False)


def test_of_very_many_hits_the_newest_are_ranked_and_the_count_is_capped(monkeypatch):
    monkeypatch.setattr(searching, "RANK_ALL_UP_TO", 2)
    monkeypatch.setattr(searching, "RANK_NEWEST", 2)
    for number in range(4):
        make_actor(f"Rapallo {number}", published=True)
    results = search("Rapallo")
    assert (sorted(hit.name_de for hit in results.hits), results.count, results.is_capped) == (["Rapallo 2", "Rapallo 3"], 2, True)


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_two_queries(count, django_assert_num_queries):
    for _ in range(count):
        make_actor("Rapallo", published=True), make_article("Rapallo", published=True), make_agreement("Rapallo", published=True)
    with django_assert_num_queries(2):  # how many; the best of them
        assert len(search("Rapallo").hits) == 3 * count
    with django_assert_num_queries(0):
        assert search(' "" - ').hits == []


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet="&|!():*'\"\\<>- ab\0„“"))
def test_any_text_can_be_searched_for(text):
    assert search(text).hits == []
