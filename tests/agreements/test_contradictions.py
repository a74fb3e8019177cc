"""What counts as the same question, and when two answers exclude each other: rules without a database."""

import pytest
from hypothesis import given

from agreements.partial_dates import PartialDate
from agreements.provenance.contradictions import Contradiction, bounds, contradictions, excludes
from tests.agreements.dated import days, partial_dates


def day(text: str | None) -> dict | None:
    return text and PartialDate.parse(text).to_json()


def row(uid: str, **fields) -> dict:
    return {"uid": uid, "locator": "", "excerpt": ""} | fields


def found(table: str, *rows: dict, item: dict | None = None, **others) -> list[tuple]:
    """(field, uids) of what is found."""
    content = {"item": item or {}, "rows": {table: list(rows), **others}}
    return [(one.field, one.uids) for one in contradictions(content)]


def event(uid: str, kind: str, on: str | None, **fields) -> dict:
    return row(uid, kind=kind, on=day(on), **fields)


def office(uid: str, since: str | None, until: str | None, title: str = "Minister", **fields) -> dict:
    fields = {"organization": "reich", "title_de": title, "title_en": "", "is_acting": False} | fields
    return row(uid, since=day(since), until=day(until), **fields)


COMPATIBLE = [("1922", "1922-04-16"), ("1922-04", "1922-04-16"), ("not after 1922-05", "1922-04-16"), ("1922-04-16", "1922-04-16"),
              ("not before 1920", "not after 1930"), ("about 1922", "1923"), ("1922-04-16?", "1930")]  # fmt: skip
EXCLUDED = [("1922-04-16", "1922-04-17"), ("1922", "1923-01-31"), ("not after 1921", "1922-04-16"), ("about 1920", "1922")]


@pytest.mark.parametrize(("first", "second"), COMPATIBLE)
def test_dates_that_can_both_be_true_do_not_contradict_each_other(first, second):
    assert found("agreementevent", event("a", "in_force", first), event("b", "in_force", second)) == []


@pytest.mark.parametrize(("first", "second"), EXCLUDED)
def test_dates_that_exclude_each_other_are_found_whichever_comes_first(first, second):
    rows = [event("a", "in_force", first), event("b", "in_force", second)]
    (one,), (other,) = found("agreementevent", *rows), found("agreementevent", *reversed(rows))
    assert one == other and one[0] == "on" and set(one[1]) == {"a", "b"}


@given(partial_dates, partial_dates)
def test_no_date_contradicts_itself_and_contradiction_is_mutual(first, second):
    one, other = bounds(first.to_json()), bounds(second.to_json())
    assert not excludes(one, one)
    assert excludes(one, other) == excludes(other, one)


@given(days)
def test_a_day_never_contradicts_its_month_and_year(some_day):
    text = some_day.isoformat()
    parts = [bounds(PartialDate(text[:length]).to_json()) for length in (4, 7, 10)]
    assert not any(excludes(one, other) for one in parts for other in parts)


def test_answers_come_in_order_and_name_those_against_them():
    rows = [event("c", "in_force", "1923-01-31"), event("a", "in_force", "1922-04-16"), event("b", "in_force", "1922")]
    assert found("agreementevent", *rows) == [("on", ("b", "a", "c"))]
    (one,) = contradictions({"item": {}, "rows": {"agreementevent": rows}})
    assert [one.those_against(uid) for uid in "abc"] == [{"c"}, {"c"}, {"a", "b"}]


def test_another_scope_is_another_question():
    whole, party = event("a", "in_force", "1922-04-16"), event("b", "in_force", "1923-01-31", party="p")
    other_kind = event("c", "signed", "1921-01-01")
    assert found("agreementevent", whole, party, other_kind) == []
    assert found("agreementevent", party, event("d", "in_force", "1924", party="p")) == [("on", ("b", "d"))]


def test_what_can_happen_twice_contradicts_nothing():
    assert found("agreementevent", event("a", "amended", "1921"), event("b", "amended", "1927")) == []
    assert found("agreementevent", event("a", "ratified", "1921"), event("b", "ratified", "1927")) == []
    announced = [event("a", "announced", "1921", announced_by="x"), event("b", "announced", "1922", announced_by="y")]
    assert found("agreementevent", *announced) == []


def test_a_treaty_in_force_again_after_its_suspension_has_two_beginnings():
    rows = [event("a", "in_force", "1922"), event("b", "in_force", "1930")]
    assert found("agreementevent", *rows, event("s", "suspended", "1925")) == []
    assert found("agreementevent", *rows, event("s", "suspended", "1931")) == [("on", ("a", "b"))]


def test_two_births_contradict_each_other_and_so_does_the_record_itself():
    births = [event("a", "born", "1867-09-29"), event("b", "born", "1868")]
    assert found("actorevent", *births) == [("on", ("a", "b"))]
    assert found("actorevent", births[0], item={"began_on": day("1867")}) == []
    assert found("actorevent", births[0], item={"began_on": day("1868"), "ended_on": None}) == [("on", ("a", "began_on"))]
    assert found("actorevent", event("a", "elected", "1867"), event("b", "elected", "1871")) == []


def test_two_beginnings_of_one_office_contradict_each_other():
    assert found("position", office("a", "1922-01-31", "1922-06-24"), office("b", "1922-02-01", "1922-06")) == [("since", ("a", "b"))]
    assert found("position", office("a", "1922", None), office("b", None, "1923")) == []


def test_an_office_held_twice_or_by_another_title_is_another_question():
    assert found("position", office("a", "1921-05", "1921-11"), office("b", "1922-02", "1922-06")) == []
    assert found("position", office("a", "1921-05", None), office("b", "1922-02", None, "Chairman")) == []
    assert found("position", office("a", "1921-05", "1923"), office("b", "1922-02", "1923", is_acting=True)) == []


def test_a_relation_has_one_beginning():
    tie = {"kind": "agency_of", "object": "state", "until": None}
    rows = [row("a", since=day("2019"), **tie), row("b", since=day("2021"), **tie)]
    assert found("relation", *rows) == [("since", ("a", "b"))]
    assert found("relation", rows[0], rows[1] | {"kind": "part_of"}) == []


def test_one_record_has_one_number_in_a_catalogue_of_records():
    numbers = [row("a", scheme="wikidata", value="Q1"), row("b", scheme="wikidata", value="Q2"), row("c", scheme="unts", value="1")]
    assert found("identifier", *numbers, row("d", scheme="unts", value="2")) == [("value", ("a", "b"))]


def test_a_person_signs_for_a_party_once():
    signed = [row("a", party="p", person="x", signed_on=day("1922-04-16")), row("b", party="p", person="x", signed_on=day("1922-04-17"))]
    assert found("signature", *signed) == [("signed_on", ("a", "b"))]
    assert found("signature", signed[0], signed[1] | {"person": "y"}) == []


def test_a_promise_and_its_rating_on_one_day():
    promise = {"deliverable_de": "Geld", "deliverable_en": "", "owed_by": "p"}
    assert found("commitment", row("a", due_on=day("1868"), **promise), row("b", due_on=day("1869"), **promise)) == [("due_on", ("a", "b"))]
    rated = [row("a", commitment="c", as_of=day("1868"), rating="stalled"), row("b", commitment="c", as_of=day("1868"), rating="fulfilled")]
    assert found("assessment", *rated) == [("rating", ("b", "a"))]  # fulfilled, stalled
    assert found("assessment", rated[0], rated[1] | {"as_of": day("1869")}) == []


def amount(uid: str, value: str, exactness: str = "exact", *, upper: str | None = None, **fields) -> dict:
    fields = {"kind": "total", "currency": "USD", "as_of": None} | fields
    return row(uid, value=value, upper=upper, exactness=exactness, **fields)


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (amount("a", "7200000.00"), amount("b", "7000000.00"), True),
        (amount("a", "7200000.00"), amount("b", "7200000.00"), False),
        (amount("a", "7200000.00"), amount("b", "7000000.00", "about"), False),
        (amount("a", "7200000.00"), amount("b", "7000000.00", "at_least"), False),
        (amount("a", "7200000.00"), amount("b", "7000000.00", "up_to"), True),
        (amount("a", "7200000.00"), amount("b", "7000000.00", upper="8000000.00"), False),
        (amount("a", "7200000.00"), amount("b", "9.00", currency="RUB"), False),
        (amount("a", "7200000.00", kind="tranche"), amount("b", "9.00", kind="tranche"), False),
        (amount("a", "7200000.00"), amount("b", "9.00", provision="p"), False),
    ],
)
def test_two_amounts_of_one_kind(first, second, differ):
    assert bool(found("amount", first, second)) is differ


def test_a_contradiction_names_its_rows():
    assert Contradiction("amount", "value", (amount("a", "1"), amount("b", "2"))).uids == ("a", "b")
