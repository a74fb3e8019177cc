"""How a commitment stands, against a naive reading of its dates, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.commitments.standing import due_bounds, place, standing
from agreements.commitments.states import State, in_state, state_of
from agreements.models import AgreementVersionCommitment, Assessment
from agreements.partial_dates import PartialDate, Qualifier
from tests.factories import make_agreement

DAY = timedelta(days=1)
SETTLED = {"fulfilled", "not_fulfilled", "overtaken"}
NEAR = st.dates(date(2019, 1, 1), date(2023, 12, 31))
DATES = st.builds(
    lambda day, length, qualifier: PartialDate(day.isoformat()[:length], qualifier),
    NEAR,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(Qualifier.values),
)
RATINGS = st.lists(st.tuples(DATES, st.sampled_from(Assessment.Rating.values)), max_size=4)


def frozen(due: PartialDate | None) -> dict:
    return {"due_status": "dated" if due else "none_published", "due_on": due and due.to_json()}


def assessed(ratings) -> list[dict]:
    return [{"as_of": day.to_json(), "rating": rating, "uid": f"{number}"} for number, (day, rating) in enumerate(ratings)]


def oldest_first(ratings) -> list[dict]:
    return sorted(assessed(ratings), key=lambda row: (PartialDate.from_json(row["as_of"]).sort_key, row["uid"]))


def possible_days(due: PartialDate) -> list[date]:
    """Every day that the date allows, as far as matters here; a deadline “not after” a day is that day."""
    if due.qualifier == "not_after":
        return [due.latest]
    last = due.latest or date(2030, 1, 1)
    return [due.earliest + count * DAY for count in range((last - due.earliest).days + 1)]


def naive_state(due: PartialDate | None, latest: str, today: date) -> State:
    if latest in SETTLED:
        return State.SETTLED
    if due is None:
        return State.OPEN if latest else State.SILENT
    passed = [day < today for day in possible_days(due)]
    if all(passed) and due.qualifier not in ("about", "uncertain"):
        return State.OVERDUE
    return State.POSSIBLY_OVERDUE if any(passed) else State.DUE


def kind_of(due, latest: str) -> str:
    return "settled" if latest in SETTLED else "dated" if due else "rated" if latest else "silent"


@given(st.none() | DATES, RATINGS, NEAR)
def test_the_state_is_what_a_naive_reader_would_say(due, ratings, today):
    found = standing(frozen(due), assessed(ratings), date(2018, 5, 6))
    in_order = oldest_first(ratings)
    latest = in_order[-1]["rating"] if in_order else ""
    assert (found.rating, found.is_open) == (latest, latest not in SETTLED)
    bounds = due_bounds(frozen(due))
    is_certain = due is None or due.is_certain
    assert state_of(kind_of(due, latest), *bounds, is_certain=is_certain, today=today) == naive_state(due, latest, today)


@given(RATINGS.filter(bool))
def test_a_rating_stands_since_the_first_of_those_in_a_row_that_say_the_same(ratings):
    found = standing(frozen(None), assessed(ratings), None)
    in_order = oldest_first(ratings)
    while len(in_order) > 1 and in_order[-2]["rating"] == in_order[-1]["rating"]:
        in_order.pop()
    first = PartialDate.from_json(in_order[-1]["as_of"])
    assert found.stands_since == (first.latest or first.earliest)


@given(st.lists(st.tuples(st.none() | NEAR, st.none() | NEAR, st.booleans()), max_size=8))
def test_what_waits_longest_comes_first_and_what_is_settled_last_the_latest_first(commitments):
    placed = sorted((place(waits, rated, is_open=is_open), number) for number, (waits, rated, is_open) in enumerate(commitments))
    in_order = [commitments[number] for _place, number in placed]
    opened = [is_open for _waits, _rated, is_open in in_order]
    assert opened == sorted(opened, reverse=True)
    waiting = [waits or date.max for waits, _rated, is_open in in_order if is_open]
    assert waiting == sorted(waiting)
    settled = [rated or date.min for _waits, rated, is_open in in_order if not is_open]
    assert settled == sorted(settled, reverse=True)


DUE = [None, *(PartialDate(value, qualifier) for value in ("2021", "2021-06", "2021-06-15") for qualifier in Qualifier.values)]
ENDS = {end for due in DUE if due for end in (due.earliest, due.latest) if end}
BORDERS = sorted({end + step * DAY for end in ENDS for step in (-1, 0, 1)})


@pytest.mark.django_db
def test_the_database_finds_in_each_state_what_python_puts_there():
    version = make_agreement(published=True).versions.get()
    rows = []
    for due in DUE:
        for rating in ("", "stalled", "fulfilled"):
            due_min, due_max = due_bounds(frozen(due))
            rows.append(
                AgreementVersionCommitment(
                    uid=f"{len(rows)}",
                    due_status="dated" if due else "none_published",
                    due_min=due_min,
                    due_max=due_max,
                    due_is_certain=due is None or due.is_certain,
                    rating=rating,
                    is_open=rating != "fulfilled",
                    place=0,
                    shown={},
                )
            )
            rows[-1].copy_span(version)
    AgreementVersionCommitment.objects.bulk_create(rows)
    stored = list(AgreementVersionCommitment.objects.all())
    assert {row.kind for row in stored} == {"dated", "silent", "rated", "settled"}
    for today in BORDERS:
        said = {row.uid: state_of(row.kind, row.due_min, row.due_max, is_certain=row.due_is_certain, today=today) for row in stored}
        for state in State:
            found = set(AgreementVersionCommitment.objects.filter(in_state(state, today)).values_list("uid", flat=True))
            assert found == {uid for uid, one in said.items() if one == state}, (today, state)
