from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from agreements.partial_dates import NotAPartialDate, PartialDate, Qualifier
from tests.agreements.dated import days, partial_dates, values


@given(partial_dates)
def test_the_bounds_are_in_order_and_only_the_qualified_side_is_open(given_date):
    assert (given_date.earliest is None) == (given_date.qualifier == "not_after")
    assert (given_date.latest is None) == (given_date.qualifier == "not_before")
    assert (given_date.earliest or date.min) <= (given_date.latest or date.max)


@given(days, st.sampled_from([4, 7, 10]))
def test_exact_bounds_hold_exactly_the_days_that_begin_with_the_value(day, length):
    known = PartialDate(day.isoformat()[:length])
    assert known.earliest <= day <= known.latest
    assert all(edge.isoformat().startswith(known.value) for edge in (known.earliest, known.latest))
    outside = (known.earliest - timedelta(days=1), known.latest + timedelta(days=1))
    assert not any(edge.isoformat().startswith(known.value) for edge in outside)


@given(values.filter(lambda value: "1000-01-01" < value < "2999"))
def test_before_and_after_exclude_the_date_and_about_includes_both_neighbours(value):
    known, about = PartialDate(value), PartialDate(value, "about")
    before, after = PartialDate.parse(f"before {value}"), PartialDate.parse(f"after {value}")
    assert before.latest + timedelta(days=1) == known.earliest
    assert after.earliest - timedelta(days=1) == known.latest
    assert (about.earliest, about.latest) == (PartialDate(before.value).earliest, PartialDate(after.value).latest)


@given(partial_dates)
def test_json_holds_three_keys_and_brings_the_same_date_back(given_date):
    assert list(given_date.to_json()) == ["value", "qualifier", "as_printed"]
    assert PartialDate.from_json(given_date.to_json()) == given_date


@given(partial_dates, st.sampled_from(["de", "en"]))
def test_what_is_displayed_can_be_typed_in_again(given_date, language):
    assert PartialDate.parse(given_date.display(language), as_printed=given_date.as_printed) == given_date


@given(st.text(max_size=40) | st.from_regex(r"[a-z]{0,9}[ .]?[0-9]{0,4}[-./ ]?[0-9a-z]{0,5}[-./ ]?[0-9]{0,5}[?~]?", fullmatch=True))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        assert PartialDate.parse(text).value
    except NotAPartialDate as problem:
        assert str(problem).endswith(".")


@given(st.lists(partial_dates))
def test_dates_sort_by_the_bound_they_have(dates):
    firsts = [known.earliest or known.latest for known in sorted(dates, key=lambda known: known.sort_key)]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("typed", "value", "qualifier"),
    [
        ("2025", "2025", "exact"),
        ("2025-04", "2025-04", "exact"),
        ("2025-04-03", "2025-04-03", "exact"),
        ("2025-4-3", "2025-04-03", "exact"),
        ("2025\u201104\u201103", "2025-04-03", "exact"),
        ("2025/04/03", "2025-04-03", "exact"),
        ("3.4.2025", "2025-04-03", "exact"),
        ("03.04.2025", "2025-04-03", "exact"),
        ("3. 4. 2025", "2025-04-03", "exact"),
        ("4.2025", "2025-04", "exact"),
        ("04/2025", "2025-04", "exact"),
        ("April 2025", "2025-04", "exact"),
        ("Apr. 2025", "2025-04", "exact"),
        ("3. April 2025", "2025-04-03", "exact"),
        ("3.\xa0April\xa02025", "2025-04-03", "exact"),
        ("  3.April  2025 ", "2025-04-03", "exact"),
        ("1. Jänner 2024", "2024-01-01", "exact"),
        ("am Donnerstag, dem 3. April 2025", "2025-04-03", "exact"),
        ("im März 2025", "2025-03", "exact"),
        ("im Jahr 1900", "1900", "exact"),
        ("3 April 2025", "2025-04-03", "exact"),
        ("3rd April 2025", "2025-04-03", "exact"),
        ("April 3, 2025", "2025-04-03", "exact"),
        ("april 3rd 2025", "2025-04-03", "exact"),
        ("Thursday, 3 April 2025", "2025-04-03", "exact"),
        ("29.2.2024", "2024-02-29", "exact"),
        ("um 1900", "1900", "about"),
        ("ca. 1900", "1900", "about"),
        ("ca.1900", "1900", "about"),
        ("circa April 2025", "2025-04", "about"),
        ("c. 1900", "1900", "about"),
        ("about 1900", "1900", "about"),
        ("~1900", "1900", "about"),
        ("1900~", "1900", "about"),
        ("um den 3. April 2025", "2025-04-03", "about"),
        ("nicht nach 1900", "1900", "not_after"),
        ("nicht nach dem 3. April 2025", "2025-04-03", "not_after"),
        ("bis April 2025", "2025-04", "not_after"),
        ("spätestens 2025", "2025", "not_after"),
        ("no later than 3 April 2025", "2025-04-03", "not_after"),
        ("nicht vor 1900", "1900", "not_before"),
        ("seit 2020", "2020", "not_before"),
        ("since May 2020", "2020-05", "not_before"),
        ("vor 1900", "1899", "not_after"),
        ("vor Januar 2025", "2024-12", "not_after"),
        ("before 1 March 2024", "2024-02-29", "not_after"),
        ("nach 1900", "1901", "not_before"),
        ("after 31 December 2024", "2025-01-01", "not_before"),
        ("1814-06-11?", "1814-06-11", "uncertain"),
        ("11. Juni 1814 (?)", "1814-06-11", "uncertain"),
        ("vermutlich 1814", "1814", "uncertain"),
        ("probably June 1814", "1814-06", "uncertain"),
    ],
)
def test_editors_may_type_a_date_as_they_are_used_to(typed, value, qualifier):
    assert PartialDate.parse(typed) == PartialDate(value, qualifier)


@pytest.mark.parametrize(
    ("typed", "part_of_the_sentence"),
    [
        ("", "is not a date"),
        ("demnächst", "is not a date"),
        ("30.2.2023", "The day 2023-02-30 does not exist"),
        ("2023-02-30", "The day 2023-02-30 does not exist"),
        ("29.2.1900", "The day 1900-02-29 does not exist"),
        ("2025-04-00", "The day 2025-04-00 does not exist"),
        ("2023-13", "There is no month 13"),
        ("0.2025", "There is no month 0"),
        ("0999", "between 1000 and 2999"),
        ("0001-01-01", "between 1000 and 2999"),
        ("9999", "between 1000 and 2999"),
        ("vor 1000", "between 1000 and 2999"),
        ("3.4.25", "with four digits"),
        ("3.4.", "with four digits"),
        ("3/4/2025", "two different days"),
        ("Ende 2023", "under “as printed”"),
        ("2023–2024", "under “as printed”"),
        ("Brumaire 1799", "under “as printed”"),
        ("um 1900?", "in two ways"),
        ("nicht nach ca. 1900", "in two ways"),
        ("um " * 5000, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence_that_helps(typed, part_of_the_sentence):
    with translation.override("en"), pytest.raises(NotAPartialDate, match=part_of_the_sentence):
        PartialDate.parse(typed)


@pytest.mark.parametrize("value", ["2025-4", "3.4.2025", " 2025", "2025\n", "٢٠٢٥", "", None, 2025, "2025-04-03T00:00"])
def test_a_value_in_code_has_the_iso_form_and_no_other(value):
    with pytest.raises(NotAPartialDate):
        PartialDate(value)


@pytest.mark.parametrize(
    "data",
    [
        {"value": "2025", "qualifier": "exact"},
        {"value": "2025", "qualifier": "exact", "as_printed": "", "note": ""},
        {"value": "2025", "qualifier": "maybe", "as_printed": ""},
        {"value": "2025", "qualifier": "exact", "as_printed": None},
        {"value": "2025", "qualifier": "exact", "as_printed": "x" * 201},
        {"value": "2025", "qualifier": "exact", "as_printed": "\0"},
        ["2025"],
    ],
)
def test_json_of_another_form_is_refused(data):
    with pytest.raises(NotAPartialDate):
        PartialDate.from_json(data)


@pytest.mark.parametrize(
    ("value", "qualifier", "german", "english"),
    [
        ("2025", "exact", "2025", "2025"),
        ("2025-04", "exact", "April 2025", "April 2025"),
        ("2025-04-03", "exact", "3. April 2025", "3 April 2025"),
        ("1900", "about", "um 1900", "about 1900"),
        ("2025-03", "about", "um März 2025", "about March 2025"),
        ("2025-04-03", "about", "um den 3. April 2025", "about 3 April 2025"),
        ("1900", "not_after", "nicht nach 1900", "not after 1900"),
        ("2025-04-03", "not_after", "nicht nach dem 3. April 2025", "not after 3 April 2025"),
        ("2025-12", "not_before", "nicht vor Dezember 2025", "not before December 2025"),
        ("2025-04-03", "not_before", "nicht vor dem 3. April 2025", "not before 3 April 2025"),
        ("2025-04-03", "uncertain", "vermutlich 3. April 2025", "probably 3 April 2025"),
        ("1814", "uncertain", "vermutlich 1814", "probably 1814"),
    ],
)
def test_a_date_reads_naturally_in_both_languages(value, qualifier, german, english):
    known = PartialDate(value, qualifier)
    assert [known.display(language) for language in ("de", "de-at", "en", "en-gb")] == [german, german, english, english]
    with translation.override("de"):
        assert str(known) == german


def test_the_api_shows_the_date_with_both_bounds():
    assert PartialDate("2023", "not_before", "seit 2023").api() == {
        "value": "2023",
        "earliest": "2023-01-01",
        "latest": None,
        "qualifier": "not_before",
        "as_printed": "seit 2023",
    }


def test_only_about_and_uncertain_are_no_ground_for_certainty():
    assert [qualifier for qualifier in Qualifier.values if not PartialDate("2025", qualifier).is_certain] == ["about", "uncertain"]


def test_a_date_knows_how_precise_it_is():
    assert [PartialDate(value).precision for value in ("2025", "2025-04", "2025-04-03")] == ["year", "month", "day"]
