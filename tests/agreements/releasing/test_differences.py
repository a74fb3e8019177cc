"""The difference of any two states makes the later one from the earlier."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.releasing.differences import applied, changes_in_order, difference, identified
from agreements.releasing.folder import ReleaseProblem
from agreements.releasing.records import KINDS, canonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
ids = st.text("23456789abcdef", min_size=1, max_size=3)
states = st.fixed_dictionaries({kind: st.dictionaries(ids, texts, max_size=5) for kind in KINDS})


def lines(records: dict[str, str]) -> list[bytes]:
    return [canonical({"id": key, "text": text}) for key, text in sorted(records.items())]


def compared(before: dict, after: dict, counts: Counter) -> list[bytes]:
    of_kinds = (difference(kind, identified(lines(before[kind])), identified(lines(after[kind])), counts) for kind in KINDS)
    return [line.rstrip(b"\n") for of_kind in of_kinds for line in of_kind]


@given(states, states)
def test_the_earlier_state_and_the_difference_give_the_later_one(before, after):
    counts = Counter()
    changes = changes_in_order(compared(before, after, counts))
    assert {kind: list(applied(kind, identified(lines(before[kind])), found)) for kind, found in changes} == {
        kind: lines(after[kind]) for kind in KINDS
    }
    new, gone = (sum(len(one[kind].keys() - other[kind].keys()) for kind in KINDS) for one, other in ((after, before), (before, after)))
    assert (counts["added"], counts["removed"]) == (new, gone)


@given(states)
def test_equal_states_differ_in_nothing(state):
    assert compared(state, state, Counter()) == []


def test_of_what_went_only_the_id_is_told():
    (line,) = compared({kind: {} for kind in KINDS} | {"actor": {"a": "Tarnkappe"}}, {kind: {} for kind in KINDS}, Counter())
    assert json.loads(line) == {"op": "DEL", "kind": "actor", "id": "a"}


@pytest.mark.parametrize("op", ["ADD", "MOD", "DEL", "PUT"])
def test_a_change_that_does_not_fit_is_refused(op):
    there = [("a", b'{"id":"a"}')] if op == "ADD" else []
    with pytest.raises(ReleaseProblem, match="does not fit"):
        list(applied("actor", there, [("a", {"op": op, "kind": "actor", "id": "a", "record": {"id": "a"}})]))


def test_kinds_out_of_order_are_refused():
    mixed = [b'{"op":"ADD","kind":"source","id":"a","record":{}}', b'{"op":"ADD","kind":"actor","id":"a","record":{}}']
    with pytest.raises(ReleaseProblem, match="out of its order"):
        for _kind, found in changes_in_order(mixed):
            list(found)
