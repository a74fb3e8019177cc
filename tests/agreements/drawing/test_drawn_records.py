"""The drawn course of an agreement and life of an actor: what becomes a mark, and where it leads."""

import re

import pytest
from django.utils import translation

from agreements.models import Actor, AgreementEvent, Assessment, Commitment, Position
from agreements.partial_dates import PartialDate
from agreements.sheets.actor_drawn import life_drawn
from agreements.sheets.course_drawn import course_drawn
from agreements.sheets.drawn import LEGIBLE
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import pages_of

pytestmark = pytest.mark.django_db


def states(number: int) -> list[Actor]:
    found = [make_actor(f"State {count}", kind="state") for count in range(number)]
    publish(*found, by=None)
    return found


def course(agreement) -> dict | None:
    publish(agreement, by=None)
    with translation.override("en"):
        return course_drawn(agreement.versions.get().document, "en")


def rows(drawn: dict) -> list[tuple[str, ...]]:
    return [(row.what, row.date, row.earliest, row.latest) for row, _url in drawn["rows"]]


def test_one_event_is_no_picture():
    assert course(make_agreement(parties=states(2))) is None


def test_events_that_nobody_dates_are_no_picture():
    agreement = make_agreement(parties=states(2))
    AgreementEvent.objects.create(agreement=agreement, kind="in_force")
    assert course(agreement) is None


def test_in_force_without_an_end_reaches_as_far_as_anything_is_known_and_fades():
    agreement = make_agreement(parties=states(2), signed_on="1875-05-20")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1876-01-01")
    AgreementEvent.objects.create(agreement=agreement, kind="amended", on="1921-10-06")
    drawn = course(agreement)
    bar, *marks = drawn["picture"].marks
    (amended,) = [mark for mark in marks if mark.fact.row.what == "Amended"]
    assert abs(bar.band.sure.x + bar.band.sure.width - amended.band.point) < 0.1 and bar.band.fades[-1].opacity < 0.2
    assert rows(drawn)[0] == ("In force", "from 1 January 1876", "1 January 1876", "")


def test_an_imprecise_end_of_force_is_certain_before_it_and_possible_within_it():
    agreement = make_agreement(parties=states(2), signed_on="1900")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1901-01-01")
    AgreementEvent.objects.create(agreement=agreement, kind="terminated", on="1910")
    bar = course(agreement)["picture"].marks[0]
    (maybe,) = bar.band.maybe
    assert abs(bar.band.sure.x + bar.band.sure.width - maybe.x) < 0.1 and not bar.band.fades


def test_many_parties_share_one_mark_and_the_table_names_each():
    parties = states(17)
    agreement = make_agreement(parties=parties, signed_on="1875-05-20")
    for place, party in enumerate(agreement.parties.order_by("order")):
        AgreementEvent.objects.create(agreement=agreement, kind="ratified", party=party, on=f"18{76 + place}-02-03")
        AgreementEvent.objects.create(agreement=agreement, kind="signed", party=party, on="1875-05-21")
    drawn = course(agreement)
    assert {mark.label for mark in drawn["picture"].marks} >= {"Signed · 17 parties · 21 May 1875", "Ratified · 17 parties"}
    (group,) = [mark for mark in drawn["picture"].marks if mark.fact.shape == "group"]
    assert len(group.lines) == 17 and drawn["picture"].signs >= {"group", "event"}
    (ratified,) = [row for row, _url in drawn["rows"] if row.what == "Ratified"]
    assert ratified.about.count('"link"') == 17 and ratified.date == "3 February 1876 to 3 February 1892"


def test_what_is_due_and_how_it_was_rated_are_marks_of_their_own_and_each_leads_to_its_fact(client):
    agreement = make_agreement(parties=states(2), signed_on=PartialDate("1867", "not_after"))
    owed = Commitment.objects.create(
        agreement=agreement, deliverable_en="Pay <b>", owed_by_not_stated=True, due_status="dated", due_on="1868-04"
    )
    Assessment.objects.create(commitment=owed, as_of="1868-08-01", rating="fulfilled")
    drawn = course(agreement)
    assert [mark.fact.shape for mark in drawn["picture"].marks] == ["event", "due", "rating"]
    page = client.get(pages_of(agreement)[1]).content.decode()
    leads = re.findall(r'<a href="#(fact-[a-z0-9]+)"', page)
    assert len(leads) == 6 and all(f'id="{anchor}"' in page for anchor in leads)
    assert "<title>Due: April 1868</title>" in page
    assert "Pay <b>" not in page and "style=" not in page


def test_more_than_is_legible_is_left_to_the_table():
    agreement = make_agreement(parties=states(2), signed_on="1900-01-01")
    for year in range(1901, 1931):
        AgreementEvent.objects.create(agreement=agreement, kind="amended", on=f"{year}-01-01")
    drawn = course(agreement)
    assert (drawn["shown"], drawn["left_out"], len(drawn["rows"])) == (LEGIBLE, 31 - LEGIBLE, 31)


def life(actor) -> dict | None:
    publish(actor, by=None)
    with translation.override("en"):
        return life_drawn(actor.versions.get().document, "en")


def test_an_office_known_on_one_day_is_drawn_and_a_birthday_alone_is_not():
    (state,) = states(1)
    person, other = make_actor("Anna"), make_actor("Berta", began_on="1900-01-01")
    Position.objects.create(person=person, organization=state, title_en="President", known_on="2025-04-03")
    drawn = life(person)
    (mark,) = drawn["picture"].marks
    assert mark.band.point and len(mark.band.fades) == 6
    assert rows(drawn) == [("President", "in office on 3 April 2025", "", "")]
    assert life(other) is None


def test_birth_leads_to_the_head_of_the_page(client):
    person = make_actor("Anna", began_on="1900", ended_on=PartialDate("1980", "about"), published=True)
    page = client.get(pages_of(person)[1]).content.decode()
    assert page.count('href="#life"') == 4 and 'id="life"' in page and "d-maybe" in page


def test_what_another_account_contradicts_is_possible_only():
    agreement = make_agreement(parties=states(2), signed_on="1922-04-16")
    for day in ("1922-04-16", "1923-01-31"):
        AgreementEvent.objects.create(agreement=agreement, kind="in_force", on=day, source=make_source())
    drawn = course(agreement)
    told = [(row.date, mark.band.point is None) for mark in drawn["picture"].marks if (row := mark.fact.row).what == "In force"][1:]
    assert told == [("16 April 1922 (accounts differ)", True), ("31 January 1923 (accounts differ)", True)]
