"""The geometry of drawn time: inside the frame, in order, legible on the narrowest phone."""

from datetime import date
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from agreements.drawing.axis import GAP, Axis
from agreements.drawing.bands import Extent, drawn, happened, lasted
from agreements.drawing.marks import Fact, picture
from agreements.partial_dates import PartialDate
from agreements.standing.holding import Held, Lasting

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
VALUES = st.one_of(DAYS.map(str), DAYS.map(lambda day: str(day)[:7]), DAYS.map(lambda day: str(day)[:4]))
PARTIAL = st.builds(PartialDate, VALUES, st.sampled_from(["exact", "about", "not_after", "not_before", "uncertain"]))
MAYBE = st.none() | PARTIAL
EXTENTS = st.one_of(PARTIAL.map(happened), st.builds(lasted, MAYBE, MAYBE, MAYBE))
LABELS = st.text("abcdefg ÄÖ", min_size=1, max_size=80)
FACTS = st.lists(st.builds(Fact, st.tuples(LABELS), EXTENTS, st.just("#f")), max_size=12)


@given(st.lists(DAYS, min_size=1), st.sampled_from(["de", "en"]))
def test_ticks_stand_in_order_within_the_frame_and_their_labels_keep_apart(days, language):
    axis = Axis.over(days)
    ticks = axis.ticks(language)
    labels = [one.ends for one in ticks]
    assert labels and [one.at for one in ticks] == sorted({one.at for one in ticks})
    assert all(left >= 0 and right <= 100 for left, right in labels)
    assert all(before[1] + GAP <= after[0] for before, after in pairwise(labels))


@given(st.lists(DAYS, min_size=2))
def test_the_axis_keeps_the_order_of_days_and_all_of_them_in_the_frame(days):
    axis = Axis.over(days)
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places) and places[0] > 0 and places[-1] < 100


@given(FACTS)
def test_nothing_is_drawn_outside_the_frame_and_no_lane_holds_two_things_that_touch(facts):
    found = picture(facts, "de")
    assert (found is None) == (not any(fact.extent.days for fact in facts))
    marks = found.marks if found else []
    assert [mark.fact for mark in marks] == [fact for fact in facts if fact.extent.days]
    for mark in marks:
        assert mark.left >= 0 and mark.right <= 100.01
        assert mark.left - 0.02 <= mark.band.ends[0] and mark.band.ends[1] <= mark.right + 0.02
    for one, other in combinations(marks, 2):
        assert one.lane != other.lane or one.right < other.left or other.right < one.left


@given(FACTS)
def test_the_same_facts_give_the_same_picture(facts):
    assert picture(facts, "en") == picture(facts, "en")


@given(MAYBE, MAYBE, MAYBE, DAYS)
def test_what_is_drawn_as_certain_is_what_the_registry_calls_certain(since, until, known_on, day):
    extent, asked = lasted(since, until, known_on), Lasting(since, until, known_on)
    first, sure_from, sure_to, last = extent
    for one in filter(None, (day, *extent)):
        if sure_from and sure_to and sure_from < one < sure_to:
            assert asked.on(one, one) == Held.CERTAINLY
        if (first and one < first) or (last and one > last):
            assert asked.on(one, one) == Held.NO


def test_what_a_source_shows_from_a_day_on_is_not_certain_of_that_day():
    extent = lasted(None, PartialDate("2000-01-02"), PartialDate("1999-01-01", "not_before"))
    assert (extent.sure_from, extent.sure_to) == (date(2000, 1, 2), date(2000, 1, 2))


def band_of(extent: Extent):
    return drawn(Axis(date(2000, 1, 1), date(2010, 1, 1)), extent)


def test_a_known_day_is_a_point():
    band = band_of(happened(PartialDate("2005-01-01")))
    assert band.point and not (band.sure or band.maybe or band.fades)


def test_a_year_is_a_band_and_an_estimate_a_wider_one():
    (year,), (about,) = band_of(happened(PartialDate("2005"))).maybe, band_of(happened(PartialDate("2005", "about"))).maybe
    assert about.x < year.x and about.width > 2.9 * year.width


def test_not_after_a_day_has_no_edge_on_the_left():
    band = band_of(happened(PartialDate("2005-01-01", "not_after")))
    assert band.fades[-1].x < band.fades[0].x < band.maybe[0].x and len(band.fades) == 3


def test_not_before_a_day_has_no_edge_on_the_right():
    band = band_of(happened(PartialDate("2005-01-01", "not_before")))
    assert band.fades[-1].x > band.fades[0].x > band.maybe[0].x


def test_an_office_known_on_one_day_is_a_point_that_fades_on_both_sides():
    band = band_of(lasted(None, None, PartialDate("2005-04-03")))
    assert band.point and len(band.fades) == 6 and not (band.sure or band.maybe)


def test_an_office_without_an_end_is_never_drawn_beyond_what_is_known():
    band = band_of(lasted(PartialDate("2001-01-01"), None, PartialDate("2005-04-03")))
    assert band.sure.x + band.sure.width < 53 and band.ends[1] < 60
    assert band.fades[0].x >= band.sure.x + band.sure.width - 0.02


def test_the_certain_part_lies_between_the_uncertain_ends():
    band = band_of(lasted(PartialDate("2002"), PartialDate("2006")))
    begin, end = band.maybe
    assert begin.x + begin.width <= band.sure.x + 0.02 and band.sure.x + band.sure.width <= end.x + 0.02 and not band.fades


def test_labels_are_in_the_language_of_the_page():
    axis = Axis(date(2025, 3, 1), date(2025, 8, 1))
    assert [one.label for one in axis.ticks("de")] == ["Apr 2025", "Jul 2025"]
    assert [one.label for one in Axis(date(1867, 3, 30), date(1867, 4, 10)).ticks("de")] == ["31. Mär 1867", "7. Apr 1867"]


def test_a_century_is_labelled_by_decades_or_longer():
    labels = [tick.label for tick in Axis(date(1870, 1, 1), date(1975, 1, 1)).ticks("en")]
    assert labels == ["1880", "1900", "1920", "1940", "1960"]
