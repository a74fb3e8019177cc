from hypothesis import given
from hypothesis import strategies as st

from agreements.facets.counts import ByCountry
from agreements.map.drawn import bounds_in_words, counted, legend
from agreements.map.steps import ROUND, STEPS, lower_bounds, spans, step_of

NUMBERS = st.lists(st.integers(1, 1001), min_size=1, max_size=250)


@given(NUMBERS)
def test_each_number_has_a_step_and_more_is_never_a_lower_one(numbers):
    bounds = lower_bounds(numbers)
    assert len(bounds) <= STEPS and list(bounds) == sorted(set(bounds)) and bounds[0] <= min(numbers)
    steps = [step_of(number, bounds) for number in sorted(numbers)]
    assert steps == sorted(steps) and steps[0] >= 1 and steps[-1] <= len(bounds)
    for number in numbers:
        first, last = spans(bounds)[step_of(number, bounds) - 1]
        assert first <= number and (last is None or number <= last)


@given(NUMBERS)
def test_bounds_are_round_unless_there_are_few_numbers(numbers):
    bounds = lower_bounds(numbers)
    assert set(bounds) <= {1, *ROUND} or bounds == tuple(sorted(set(numbers)))


def test_few_numbers_are_a_step_each_and_none_has_no_steps():
    assert lower_bounds([7, 3, 3, 12]) == (3, 7, 12)
    assert lower_bounds([]) == () and spans(()) == []


def test_the_steps_share_the_countries_out():
    numbers = [1] * 40 + [2] * 40 + [7] * 40 + [40] * 40 + [400] * 30 + [800] * 10
    bounds = lower_bounds(numbers)
    assert [sum(step_of(number, bounds) == step for number in numbers) for step in range(1, 6)] == [40] * 5


def test_bounds_in_words_say_when_the_last_step_is_open():
    assert bounds_in_words(1, 1) == "1" and bounds_in_words(2, 4) == "2–4"
    assert bounds_in_words(1000, None) == "1.000 und mehr"


def test_a_number_that_is_a_lower_bound_says_so():
    numbers = ByCountry({"CN": 1000, "MT": 7})
    numbers.at_least = frozenset({"CN"})
    china, malta = counted(numbers, "de", lambda code: f"?country={code}")
    assert (china.title, malta.title) == ("China: mindestens 1.000 Vereinbarungen", "Malta: 7 Vereinbarungen")
    assert [step.words for step in legend(numbers)] == ["7–999", "1.000 und mehr"]
