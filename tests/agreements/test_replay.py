"""`as_of` and `on` agree with a replay of a generated history, for every day of it: what was shown then, and what had been true by then."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils.timezone import get_current_timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.models import AgreementEvent, Position
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish
from newsroom.publishing.clock import replaying
from tests.agreements.test_status import naive_party, naive_whole
from tests.factories import make_actor, make_agreement, make_source

pytestmark = pytest.mark.django_db

# World time: what happened in these days of 2000. Days before and after them need no more than one to stand for them.
DAYS = [date(2000, 1, number) for number in range(1, 6)]
STANDING_FOR_ALL = [date(1999, 12, 30), date(1999, 12, 31), *DAYS, date(2000, 1, 6)]
# Time of this site: one publication on each of these days at noon.
PUBLISHED = [datetime(2024, 3, number, 12, tzinfo=UTC) for number in (1, 2, 4)]
SHOWN = [date(2024, 3, number) for number in range(1, 6)]

ONCE = ["announced", "signed", "in_force", "expired", "terminated"]
OFTEN = ["suspended", "extended", "amended"]
OWN = ["signed", "ratified", "acceded", "in_force", "denounced", "terminated"]

on_a_day = st.sampled_from(DAYS).map(lambda day: PartialDate(day.isoformat()))
roughly = st.builds(
    lambda day, how: PartialDate(day.isoformat(), how), st.sampled_from(DAYS), st.sampled_from(["not_after", "not_before", "about"])
)
dates = on_a_day | on_a_day | roughly | st.sampled_from([None, PartialDate("2000-01"), PartialDate("2000-01-02", "uncertain")])
kinds = st.lists(st.sampled_from(ONCE), unique=True, max_size=3)
often = st.lists(st.sampled_from(OFTEN), max_size=1)
own = st.lists(st.sampled_from(OWN), unique=True, max_size=2)
terms = st.tuples(on_a_day, st.none() | on_a_day)


@st.composite
def states(draw) -> dict:
    """What one version tells: events of the whole, events of the first party alone, a term of office."""
    whole = [(kind, draw(dates), "") for kind in [*draw(kinds), *draw(often)]] or [("announced", draw(on_a_day), "")]
    alone = [(kind, draw(dates), "p") for kind in draw(own)]
    if not any(day for _kind, day, _party in whole + alone):
        whole.append(("amended", draw(on_a_day), ""))
    return {"events": whole + alone, "term": draw(terms)}


def days_of(day: PartialDate | None, *, loosely: bool) -> list[date]:
    if day is None or (loosely and not day.is_certain):
        return STANDING_FOR_ALL
    return [one for one in STANDING_FOR_ALL if (day.earliest or one) <= one <= (day.latest or one)]


class Told:
    """An event of a world, as the oracles want it."""

    def __init__(self, kind: str, on: PartialDate | None):
        self.kind, self.on = kind, on


def naive(events: list[tuple], day: date, party: str) -> dict:
    """Try every world; `certain` is what estimates and all allow."""
    found = {}
    for loosely in (False, True):
        answers = set()
        choices = [days_of(on, loosely=loosely) for _kind, on, _party in events]
        for days in product(*choices):
            world = [(Told(kind, on or PartialDate("1000")), at) for (kind, on, _party), at in zip(events, days, strict=True)]
            of_whole = [pair for pair, (kind, _on, who) in zip(world, events, strict=True) if not who and kind != "amended"]
            alone = [pair for pair, (_kind, _on, who) in zip(world, events, strict=True) if who]
            whole = naive_whole(of_whole, day)
            answers.add(str(naive_party(whole, alone, day)) if party else str(whole))
        found[loosely] = answers
    return {"certain": next(iter(found[True])) if len(found[True]) == 1 else None, "possible": sorted(found[False])}


def naive_office(term: tuple[PartialDate, PartialDate | None], day: date) -> str:
    since, until = (one and date.fromisoformat(one.value) for one in term)
    if day < since or (until and day > until):
        return "no"
    return "certainly" if until else "unknown"


class World:
    """An agreement of a state with another one, and somebody in office there."""

    def __init__(self):
        source = make_source()
        self.state, other = (make_actor(name, kind="state", main_source=source) for name in ("Wasserland", "Bergland"))
        self.person = make_actor("Amtsinhaber", main_source=source)
        self.agreement = make_agreement(parties=[self.state, other], main_source=source)
        self.office = Position.objects.create(person=self.person, organization=self.state, title_de="Rat")
        self.first = self.agreement.parties.get(actor=self.state)

    def publish(self, state: dict, at: datetime) -> None:
        with replaying(at):
            self.agreement.events.all().delete()
            for kind, on, party in state["events"]:
                AgreementEvent.objects.create(agreement=self.agreement, kind=kind, on=on, party=self.first if party else None)
            Position.objects.filter(pk=self.office.pk).update(since=state["term"][0], until=state["term"][1])
            publish(self.agreement, self.person, self.state, by=None)


def as_api(standing: dict) -> dict:
    return standing | {"possible": sorted(standing["possible"])}


def well_ordered(state: dict) -> bool:
    since, until = state["term"]
    return until is None or since.value <= until.value


histories = st.lists(states().filter(well_ordered), min_size=1, max_size=len(PUBLISHED))


def check(client, world: World, history: list[dict]) -> None:
    for shown in SHOWN:
        moment = datetime.combine(shown, time(), get_current_timezone())
        told = [state for state, at in zip(history, PUBLISHED, strict=False) if at <= moment]
        for day in DAYS:
            asked = f"?as_of={shown}&on={day}"
            agreement = client.get(f"/api/v1/agreements/{world.agreement.public_id}/{asked}")
            state = client.get(f"/api/v1/actors/{world.state.public_id}/{asked}")
            if not told:
                assert (agreement.status_code, state.status_code) == (404, 404)
                continue
            events = told[-1]["events"]
            answer, of_party = agreement.json()["on"], naive(events, day, "p")
            assert as_api(answer["status"]) == naive(events, day, ""), (asked, events)
            assert as_api(answer["parties"][0]["status"]) == of_party, (asked, events)
            in_force = [one["held"] for one in state.json()["on"]["agreements"]]
            expected = ["certainly"] if of_party["certain"] == "in_force" else ["possibly"] if "in_force" in of_party["possible"] else []
            assert in_force == expected, (asked, events)
            office = naive_office(told[-1]["term"], day)
            assert [one["held"] for one in state.json()["on"]["holders"]] == ([] if office == "no" else [office]), (asked, told[-1]["term"])


def check_lists(client, world: World, history: list[dict]) -> None:
    """What is live answers in the list, by the same words."""
    events = history[-1]["events"]
    for day, status in product(DAYS, ("signed", "in_force", "suspended")):
        found = naive(events, day, "")
        for certainty, expected in (("certainly", found["certain"] == status), ("possibly", status in found["possible"])):
            listed = client.get(f"/api/v1/agreements/?on={day}&status={status}&certainty={certainty}").json()["results"]
            assert [one["id"] for one in listed] == ([world.agreement.public_id] if expected else []), (day, status, certainty, events)


def test_every_day_of_a_history_is_answered_as_a_replay_answers_it(client):
    @settings(max_examples=4, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(history=histories)
    def replay(history):
        with transaction.atomic():
            world = World()
            for state, at in zip(history, PUBLISHED, strict=False):
                world.publish(state, at)
            check(client, world, history)
            check_lists(client, world, history)
            transaction.set_rollback(True)

    replay()


def test_the_page_says_what_the_api_says(client):
    world = World()
    day = PartialDate("2000-01-03")
    world.publish({"events": [("signed", PartialDate("2000-01-01"), ""), ("in_force", day, "")], "term": (day, None)}, PUBLISHED[0])
    world.agreement.refresh_from_db()
    page = f"/de/vereinbarungen/{world.agreement.public_id}-{world.agreement.slug}/"
    for asked, words in (
        ("2000-01-02", "Unterzeichnet"),
        ("2000-01-03", "In Kraft"),
        ("2000-01", "Möglicherweise: Unterzeichnet oder In Kraft"),
    ):
        content = client.get(f"{page}?on={asked}&as_of={PUBLISHED[0].date() + timedelta(days=1)}").content.decode()
        status = content.split('class="on-day__status', 1)[1].split("</p>", 1)[0]
        assert words in status, (asked, status)
