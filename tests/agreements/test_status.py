"""The status on a day: what is certain and what is possible, against a naive oracle that tries every world."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.partial_dates import PartialDate
from agreements.standing.party_status import JOINS, LEADS_PARTY_TO, NOT_PARTY, PartyStatus
from agreements.standing.standings import Course, Event, spans, standing_in, with_ends
from agreements.standing.status import ENDS, LEADS_TO, RANK, Status, status_from
from tests.agreements.dated import partial_dates

D0 = date(2000, 1, 1)
UNIVERSE = [D0 + timedelta(days=number) for number in range(7)]
ASKED = [D0 + timedelta(days=number) for number in range(-1, 8)]
KINDS = sorted(LEADS_TO)
PARTY_KINDS = sorted(LEADS_PARTY_TO)


def on(text: str | None) -> PartialDate | None:
    """ "1963-07-02", "~1963", "<1963-01-22" (not after), ">1963" (not before), "1963?", or None for an undated one."""
    if text is None:
        return None
    words = {"~": "about", "<": "not_after", ">": "not_before"}
    if text[0] in words:
        return PartialDate(text[1:], words[text[0]])
    return PartialDate(text[:-1], "uncertain") if text.endswith("?") else PartialDate(text)


def course(*events) -> Course:
    """From `(kind, date)` or `(kind, date, party)`."""
    return Course(tuple(Event(kind, on(day), *party) for kind, day, *party in events))


def asked(given_course: Course, day: str, party: str = "") -> str:
    """The certain status, or the possible ones with a question mark."""
    standing = given_course.on(PartialDate(day), party)
    return standing.certain or "?" + " ".join(standing.possible)


# --- examples, one for each rule


@pytest.mark.parametrize(
    ("events", "answers"),
    [
        (
            [("signed", "1963-01-22"), ("in_force", "1963-07-02")],
            {"1963-01-21": "unknown", "1963-01-22": "signed", "1963-07-02": "in_force"},
        ),
        (
            [("signed", "1963")],
            {"1962-12-31": "unknown", "1963-05-01": "?unknown signed", "1964-01-01": "signed", "1963": "?unknown signed"},
        ),
        ([("signed", "1963-01-22"), ("announced", "1963-02-01")], {"1963-02-01": "signed"}),
        ([("signed", "<1963-01-22")], {"1900-01-01": "?unknown signed", "1963-01-22": "signed", "2020": "signed"}),
        ([("signed", ">1963-01-22")], {"1963-01-21": "unknown", "2020-01-01": "?unknown signed"}),
        ([("signed", "1963?")], {"1962-01-01": "?unknown", "1963-05-01": "?unknown signed", "1964-01-01": "?signed"}),
        ([("signed", "~1963")], {"1961-12-31": "?unknown", "1962-06-01": "?unknown signed", "1965-01-01": "?signed"}),
        ([("signed", None), ("in_force", "1963-07-02")], {"1960-01-01": "?unknown signed", "1963-07-02": "in_force"}),
        (
            [("in_force", "1950-01-01"), ("suspended", "1960-01-01"), ("in_force", "1970-01-01")],
            {"1955-01-01": "in_force", "1965-01-01": "suspended", "1975-01-01": "in_force"},
        ),
        (
            [("in_force", "1950-01-01"), ("suspended", "1960"), ("extended", "1960")],
            {"1959-12-31": "in_force", "1960-06-01": "?in_force suspended", "1961-01-01": "?in_force suspended"},
        ),
        ([("suspended", "1960-01-01"), ("extended", "1960-01-01")], {"1960-01-01": "suspended"}),
        (
            [("in_force", "1950-01-01"), ("terminated", "1960-01-01"), ("extended", "1970-01-01")],
            {"1959-12-31": "in_force", "1960-01-01": "terminated", "1980-01-01": "terminated"},
        ),
        ([("superseded", "1960-01-01"), ("terminated", "1970-01-01")], {"1965-01-01": "superseded", "1970-01-01": "terminated"}),
        ([("denounced", "1960-01-01"), ("amended", "1950-01-01"), ("other", "1940-01-01")], {"1970-01-01": "unknown"}),
    ],
)
def test_the_status_on_a_day_follows_from_the_events(events, answers):
    assert {day: asked(course(*events), day) for day in answers} == answers


WHOLE = [("signed", "1959-12-01"), ("in_force", "1961-06-23")]


@pytest.mark.parametrize(
    ("own", "answers"),
    [
        ([], {"1960-01-01": "signed", "1970-01-01": "in_force"}),
        ([("acceded", "1977-01-01")], {"1960-01-01": "not_party", "1970-01-01": "not_party", "1977-01-01": "in_force"}),
        ([("acceded", "1977")], {"1977-06-01": "?in_force not_party", "1978-01-01": "in_force"}),
        ([("acceded", "1960-01-01")], {"1960-01-01": "signed", "1962-01-01": "in_force"}),
        ([("acceded", "1977-01-01"), ("in_force", "1977-02-01")], {"1977-01-15": "signed", "1977-02-01": "in_force"}),
        ([("ratified", "1962-01-01")], {"1959-01-01": "unknown", "1961-12-31": "signed", "1962-01-01": "in_force"}),
        ([("in_force", "1960-06-01")], {"1960-01-01": "signed", "1960-06-01": "in_force"}),
        ([("signed", "1960-02-01")], {"1959-12-31": "not_party", "1960-02-01": "signed", "1962-01-01": "in_force"}),
        ([("signed", "1960-02-01"), ("ratified", "1970-01-01")], {"1965-01-01": "signed", "1970-01-01": "in_force"}),
        ([("denounced", "1980-01-01")], {"1979-12-31": "in_force", "1980-01-01": "terminated"}),
        ([("denounced", "1980-01-01"), ("terminated", "1981-01-01")], {"1980-06-01": "in_force", "1981-01-01": "terminated"}),
        (
            [("denounced", "1980-01-01"), ("acceded", "1990-01-01")],
            {"1970-01-01": "in_force", "1985-01-01": "terminated", "1990-01-01": "in_force"},
        ),
        (
            [("suspended", "1970-01-01"), ("in_force", "1975-01-01")],
            {"1965-01-01": "in_force", "1972-01-01": "suspended", "1975-01-01": "in_force"},
        ),
        ([("amended", "1970-01-01"), ("announced", "1950-01-01")], {"1955-01-01": "unknown", "1980-01-01": "in_force"}),
    ],
)
def test_a_party_has_a_standing_of_its_own(own, answers):
    events = course(*WHOLE, *((kind, day, "p") for kind, day in own), ("terminated", "1950-01-01", "another"))
    assert {day: asked(events, day, "p") for day in answers} == answers


def test_the_end_of_the_agreement_ends_it_for_all_who_are_still_parties():
    events = course(*WHOLE, ("expired", "1990-01-01"), ("denounced", "1980-01-01", "left"), ("acceded", "1995-01-01", "late"))
    assert [asked(events, "1991-01-01", party) for party in ("", "stayed", "left", "late")] == [
        "expired",
        "expired",
        "terminated",
        "not_party",
    ]


def test_the_suspension_of_the_whole_suspends_every_party():
    events = course(*WHOLE, ("suspended", "1970-01-01"), ("in_force", "1960-01-01", "early"), ("acceded", "1980-01-01", "late"))
    assert [asked(events, "1975-01-01", party) for party in ("other", "early", "late")] == ["suspended", "suspended", "not_party"]


def test_between_two_accounts_of_one_event_both_are_possible():
    events = Event("signed", on("1922-04-16")), Event("in_force", on("1922-04-16"), others=(on("1923-01-31"),))
    assert {day: asked(Course(events), day) for day in ("1922-04-15", "1922-05-01", "1923-01-31")} == {
        "1922-04-15": "unknown",
        "1922-05-01": "?signed in_force",
        "1923-01-31": "in_force",
    }


# --- against naive oracles

windows = st.tuples(st.integers(0, 6), st.integers(0, 2)).map(lambda pair: (UNIVERSE[pair[0]], UNIVERSE[min(6, sum(pair))]))


class Dated(PartialDate):
    """A partial date of a few days, so that an oracle can try every one of them."""

    def __init__(self, bounds):
        object.__setattr__(self, "bounds", bounds)
        super().__init__(bounds[0].isoformat())

    @property
    def earliest(self):
        return self.bounds[0]

    @property
    def latest(self):
        return self.bounds[1]

    def days(self) -> list[date]:
        return [day for day in UNIVERSE if self.bounds[0] <= day <= self.bounds[1]]


def make_event(kind: str, day: PartialDate | None, party: str = "") -> Event:
    return Event(kind, day, party)


dated = windows.map(Dated)
whole_events = st.lists(st.builds(make_event, st.sampled_from(KINDS), dated), max_size=4)
own_events = st.lists(st.builds(make_event, st.sampled_from(PARTY_KINDS), dated, st.just("p")), max_size=3)


def worlds(events):
    """Every way in which the dates allow the events to have happened: `[(event, day)]`."""
    for days in product(*(event.on.days() for event in events)):
        yield list(zip(events, days, strict=True))


def naive_whole(world, day: date) -> Status:
    return status_from((event.kind, PartialDate(at.isoformat())) for event, at in world if at <= day)


def naive_party(whole: Status, world, day: date) -> str:
    """The rules of `party_possible_on`, told once more for one world, as a story from its first day on."""
    own_end = any(event.kind in ("terminated", "expired", "superseded") for event, _at in world)
    world = [(event, at) for event, at in world if not (own_end and event.kind == "denounced")]
    story = sorted(world, key=lambda pair: (pair[0].on.sort_key, RANK[LEADS_PARTY_TO[pair[0].kind]]))
    ways_in = set()
    recorded = set()
    for event, at in story:
        if event.kind not in JOINS | {"extended"}:
            break
        if event.kind in JOINS:
            recorded.add(event.kind)
            ways_in |= {event.kind} if at <= day else set()
    past = sorted(((at, RANK[LEADS_PARTY_TO[event.kind]], LEADS_PARTY_TO[event.kind]) for event, at in world if at <= day))
    now = past[-1][2] if past else None
    if now in ENDS:
        return now
    if now == Status.SUSPENDED:
        return whole if whole in ENDS else now
    signed = RANK[Status.SIGNED]
    if not recorded:
        return whole
    if not ways_in and "signed" in recorded:
        return whole if RANK[whole] < signed else NOT_PARTY
    if not ways_in and "acceded" in recorded and "ratified" not in recorded:
        return NOT_PARTY
    if whole in ENDS:
        return whole
    if "in_force" in ways_in:
        return whole if RANK[whole] > RANK[Status.IN_FORCE] else Status.IN_FORCE
    if not ways_in:
        return whole if RANK[whole] < signed else Status.SIGNED
    waits = "in_force" in recorded or (ways_in == {"signed"} and recorded & {"ratified", "acceded"})
    return Status.SIGNED if waits or RANK[whole] < signed else whole


@settings(max_examples=300)
@given(whole_events)
def test_the_whole_has_every_status_that_some_world_gives_it_and_no_other(events):
    found, all_worlds = Course(tuple(events)).stretches(), list(worlds(events))
    for day in ASKED:
        naive = {naive_whole(world, day) for world in all_worlds}
        assert set(standing_in(found, day, day).possible) == naive, day


@settings(max_examples=600)
@given(whole_events.map(lambda events: events[:2]), own_events)
def test_a_party_has_every_standing_that_some_world_gives_it_and_no_other(events, own):
    found = Course((*events, *own)).stretches("p")
    of_whole, of_party = list(worlds(events)), list(worlds(own))
    for day in ASKED:
        statuses = {naive_whole(world, day) for world in of_whole}
        naive = {str(naive_party(status, world, day)) for status in statuses for world in of_party}
        assert set(standing_in(found, day, day).possible) == naive, day


anything = st.builds(
    make_event,
    st.sampled_from([*KINDS, "ratified", "acceded", "denounced", "other"]),
    st.none() | partial_dates,
    st.sampled_from(["", "p"]),
)
courses = st.lists(anything, max_size=6).map(lambda events: Course(tuple(events)))


@given(courses, st.sampled_from(["", "p"]))
def test_what_is_certain_is_all_that_is_possible(found, party):
    for stretch in found.stretches(party):
        assert stretch.standing.possible
        assert stretch.standing.certain is None or stretch.standing.possible == (stretch.standing.certain,)


@given(courses, st.sampled_from(["", "p"]))
def test_spans_say_exactly_what_the_days_say(found, party):
    stretches = found.stretches(party)
    rows = spans(stretches)
    for stretch, until in with_ends(stretches):
        for day in {stretch.first, until - timedelta(days=1)}:
            assert {row.status for row in rows if row.since_min <= day < row.until_max} == set(stretch.standing.possible)
            sure = {row.status for row in rows if row.since_max <= day < row.until_min}
            assert sure == ({stretch.standing.certain} if stretch.standing.certain else set())


@given(courses, partial_dates.map(lambda day: PartialDate(day.value)))
def test_a_month_or_a_year_is_certain_of_what_holds_on_all_its_days(found, period):
    rows, answer = spans(found.stretches()), found.on(period)
    assert {row.status for row in rows if row.since_min <= period.latest and row.until_max > period.earliest} == set(answer.possible)
    sure = {row.status for row in rows if row.since_max <= period.earliest and row.until_min > period.latest}
    assert sure == ({answer.certain} if answer.certain else set())


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.none() | partial_dates), max_size=6))
def test_the_status_after_all_events_is_one_that_the_last_day_allows(events):
    found = Course(tuple(Event(kind, day) for kind, day in events))
    assert status_from(events) in found.stretches()[-1].standing.possible


def test_every_status_of_an_agreement_is_one_of_a_party():
    assert PartyStatus.values == [*Status.values, NOT_PARTY]
    assert [one.label for one in PartyStatus][:-1] == [one.label for one in Status]
