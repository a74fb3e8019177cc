"""The numbers behind facets are those that one gets by following their links."""

from datetime import UTC, datetime
from itertools import product

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.facets import counts, statement
from agreements.facets.addresses import adding, address
from agreements.facets.counts import by_country, counted
from agreements.facets.declared import ACTORS, AGREEMENTS
from agreements.models import ActorVersion
from newsroom.publishing.acts import publish, withdraw
from tests.agreements.facets_world import Reader, make_world
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db

CHOICES = {
    "form": ["form=treaty", "form=treaty&form=mou", "form=settlement"],
    "status": ["status=in_force"],
    "decade": ["decade=1960", "decade=1890&decade=1900"],
    "year": ["year=1963", "year=1963-01"],
    "country": ["country=DE", "country=DE&country=XK"],
    "flags": ["has_open_commitments=true", "has_no_timetable=true&binding=unclear", "has_open_commitments=false"],
    "role": ["role=signatory"],
    "text_status": ["text_status=full&text_status=summary"],
}
ONE = [one for choices in CHOICES.values() for one in choices]
TWO = [f"{one}&{other}" for one, other in product(ONE, ONE) if one.split("=")[0] < other.split("=")[0]][::8]


def numbers(query: str, catalogue=AGREEMENTS, **limits) -> dict[str, dict[str, int]]:
    filterset = catalogue.filterset(QueryDict(query), None)
    assert filterset.is_valid(), filterset.errors
    found = counted(filterset, catalogue.facets, **limits)
    assert not any(one.is_capped for values in found.facets.values() for one in values) or limits
    return {"": found.total} | {facet.name: {one.value: one.count for one in found.there(facet)} for facet in catalogue.facets}


def test_every_number_is_what_counting_by_hand_gives(django_assert_num_queries):
    """Within `role`, parties are those in that role: see below. With `on`, status and party ask for that day."""
    actors, topics = make_world()
    reader = Reader()
    days = ["on=2024-06-02", "on=1963&status=signed&form=treaty"]
    named = [f"topic={topics[0].slug}", f"topic={topics[1].slug}&form=mou", f"party={actors[0].public_id}&country=FR"]
    for query in ["", *ONE, *TWO, *days, *named]:
        with django_assert_num_queries(1):
            found = numbers(query)
        apart = {"role": ["party"], "on": ["party", "status"]}.get(query.partition("=")[0], ["party"] if "role=" in query else [])
        expected = reader.numbers(query) | {name: found[name] for name in apart}
        assert found == expected, query
    for query in ("form=treaty", "country=DE&form=mou", "decade=1960"):
        follow_the_links(query, reader)
    assert_countries_of_a_map(reader, django_assert_num_queries)


def follow_the_links(query: str, reader: Reader) -> None:
    """Each value alone gives what was promised; the link adds it to those that are chosen."""
    data = QueryDict(query)
    for facet in AGREEMENTS.facets:
        for value, promised in numbers(query)[facet.name].items():
            alone = QueryDict(query, mutable=True)
            alone.setlist(facet.name, [value])
            assert len(reader.matches(alone.urlencode())) == promised, (query, facet.name, value)
            chosen = {value} if facet.is_single else {*data.getlist(facet.name), value}
            assert set(QueryDict(adding(data, AGREEMENTS, facet, value)[1:]).getlist(facet.name)) == chosen


def assert_countries_of_a_map(reader: Reader, django_assert_num_queries) -> None:
    """They ignore their own filter, and take one query."""
    for query in ("", "form=treaty", "form=treaty&country=DE"):
        with django_assert_num_queries(1):
            found = by_country(AGREEMENTS.filterset(QueryDict(query), None))
        assert found == reader.numbers(query)["country"] and not found.at_least


def test_a_party_in_a_role_is_counted_in_that_role():
    state, other, guarantor = (make_actor(published=True) for _ in range(3))
    agreement = make_agreement(parties=[state, other, guarantor])
    agreement.parties.filter(actor=guarantor).update(role="guarantor")
    publish(agreement, by=None)
    assert numbers("role=guarantor")["party"] == {guarantor.public_id: 1}
    assert set(numbers("")["party"]) == {state.public_id, other.public_id, guarantor.public_id}


def test_many_matches_give_lower_bounds_and_never_more_than_there_are(monkeypatch):
    """With small limits. Nothing that is there is lost where nothing is filtered."""
    make_world()
    reader = Reader()
    monkeypatch.setattr(statement, "SOME", (2, 3))
    for query, exact_to in product(["", *ONE], [1, 3]):
        filterset = AGREEMENTS.filterset(QueryDict(query), None)
        found, expected = counted(filterset, AGREEMENTS.facets, exact_to=exact_to), reader.numbers(query)
        assert found.is_capped == (expected[""] > exact_to) and found.total == min(expected[""], exact_to + 1), query
        for facet in AGREEMENTS.facets:
            for one in found.facets[facet.name]:
                there = expected[facet.name].get(one.value, 0)
                assert one.count <= there if one.is_capped else one.count == there, (query, exact_to, facet.name, one)
        if not query:
            shown = {facet.name: {one.value for one in found.there(facet)} for facet in AGREEMENTS.facets}
            for name in set(shown) - {"year", "party"}:
                assert shown[name] == set(expected[name]), name
    monkeypatch.setattr(counts, "CAP", 2)
    capped = by_country(AGREEMENTS.filterset(QueryDict(""), None))
    assert set(capped.values()) == {2} and capped.at_least == {"DE", "FR", "XK"}


def test_what_readers_may_not_see_is_never_counted():
    state, other = (make_actor(kind="state", country="FR", published=True) for _ in range(2))
    make_agreement(parties=[state, other], published=True)
    withdraw(make_agreement(parties=[state, other], form="treaty", published=True), by=None, reason="It was wrong.")
    make_agreement(parties=[state, other], form="protocol")
    edited = make_agreement(parties=[state, other], form="contract", published=True)
    type(edited).objects.filter(pk=edited.pk).update(form="settlement")
    publish(make_agreement(parties=[state, other], form="framework"), by=None, at=datetime(2999, 1, 1, tzinfo=UTC))
    for exact_to in (1, 1000):  # read, and looked up in the indexes
        found = numbers("", exact_to=exact_to)
        assert found["form"] == {"mou": 1, "contract": 1} and found["country"] == {"FR": 2} and found[""] == 2
    withdraw(state, by=None, reason="It was wrong.")
    assert set(numbers("")["party"]) == {other.public_id} and numbers("", ACTORS)[""] == 1


def test_held_back_parties_are_in_no_facet():
    first, second, held = (make_actor(country=code, published=True) for code in ("FR", "FR", "DE"))
    agreement = make_agreement(parties=[first, second, held])
    agreement.signatures.filter(party__actor=held).delete()
    agreement.parties.filter(actor=held).update(held_back="Not checked yet.")
    publish(agreement, by=None)
    assert numbers("")["country"] == {"FR": 1} and set(numbers("")["party"]) == {first.public_id, second.public_id}


def test_actors_are_counted_by_kind_class_and_country():
    for kind, classification, country in [
        ("person", "", "FR"),
        ("organization", "igo", "FR"),
        ("organization", "ngo", "DE"),
        ("state", "", "DE"),
    ]:
        make_actor(kind=kind, classification=classification, country=country, published=True)
    for exact_to in (1, 1000):
        found = numbers("", ACTORS, exact_to=exact_to)
        assert found["kind"] == {"person": 1, "organization": 2, "state": 1} and found["classification"] == {"igo": 1, "ngo": 1}
    assert numbers("country=FR", ACTORS) == {
        "": 2,
        "kind": {"person": 1, "organization": 1},
        "classification": {"igo": 1},
        "country": {"FR": 2, "DE": 2},
    }
    assert numbers("q=---", ACTORS)[""] == 0 and ActorVersion.objects.live().count() == 4


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(["form", "country", "decade", "on", "x"]), st.sampled_from(["mou", "DE", "1960", ""])), max_size=6)
)
def test_addresses_have_one_order_whatever_was_typed(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    first = address(data, AGREEMENTS)
    assert address(QueryDict(first[1:]), AGREEMENTS) == first and "x=" not in first and "=&" not in first
    reverse = QueryDict(mutable=True)
    for name, value in reversed(pairs):
        reverse.appendlist(name, value)
    assert address(reverse, AGREEMENTS) == first
