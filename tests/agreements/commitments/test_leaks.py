"""What is not public of a commitment is on none of the tracker's surfaces, nor on the pages that count."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import translation

from agreements.models import Commitment
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from tests.agreements.commitments.making import make_commitment, make_promise
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import FEEDS, addresses, pages_of, where

pytestmark = pytest.mark.django_db

WORD = "Tarnkappe"
MOMENT = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)


def tracker(language: str = "de") -> list[str]:
    with translation.override(language):
        pages = [reverse("agreements:commitment-list"), reverse("agreements:commitment-calendar")]
        return [*pages, *(reverse("commitment-feed", args=[format]) for format in FEEDS), "/api/v1/commitments/"]


@pytest.fixture
def agreement():
    """Not yet published; its commitment is on every surface of the tracker once it is: rated, missed, with a date."""
    agreement = make_agreement()
    words = {"deliverable_de": WORD, "deliverable_en": WORD}
    make_commitment(agreement, "2025-05-06", ("2025-06", "stalled"), **words)
    return agreement


def test_the_tracker_is_among_the_surfaces_of_every_leak_test():
    assert set(tracker()) <= set(addresses(WORD)) and set(tracker("en")) <= set(addresses(WORD, "en"))


def test_a_draft_is_nowhere_and_a_scheduled_one_comes_at_its_moment(client, agreement):
    assert where(client, WORD) == []
    publish(agreement, by=None, at=MOMENT)
    with clock_set_to(MOMENT.replace(hour=17)):
        assert where(client, WORD, *tracker("en")) == []
    with clock_set_to(MOMENT):
        assert set(tracker()) <= set(where(client, WORD))


def test_an_unpublished_edit_stays_on_the_desk(client, agreement):
    Commitment.objects.update(deliverable_de="Alt", deliverable_en="Old")
    publish(agreement, by=None)
    Commitment.objects.update(deliverable_de=WORD, deliverable_en=WORD, due_on="2099")
    assert where(client, WORD, *tracker("en")) == []


def test_what_is_withdrawn_goes_from_list_board_feeds_calendar_and_api(client, agreement):
    publish(agreement, by=None)
    withdraw(agreement, by=None, reason="Wrong.")
    assert where(client, WORD, *tracker("en")) == []
    assert "<figure" not in client.get(tracker()[0]).content.decode()


def test_a_commitment_that_is_held_back_is_nowhere_and_is_not_counted(client, agreement):
    agreement.commitments.update(held_back="Not confirmed")
    make_commitment(agreement, deliverable_de="Anderes")
    publish(agreement, by=None)
    assert where(client, WORD, *tracker("en"), *pages_of(agreement)) == []
    assert len(client.get("/api/v1/commitments/").json()["results"]) == 1


def test_an_assessment_that_is_held_back_does_not_rate(client):
    agreement = make_agreement()
    commitment = make_commitment(agreement, "2025-05-06", ("2025-06", "stalled"))
    commitment.assessments.create(as_of="2025-07", rating="fulfilled", reason_de=WORD, reason_en=WORD, held_back="Not confirmed")
    publish(agreement, by=None)
    (shown,) = client.get("/api/v1/commitments/").json()["results"]
    assert (shown["rating"]["value"], shown["is_open"], shown["state"]) == ("stalled", True, "overdue")
    assert where(client, WORD, *tracker("en"), *pages_of(agreement)) == []


def test_a_confidential_source_of_a_rating_is_not_named(client):
    agreement = make_agreement()
    commitment = make_commitment(agreement, "2025-05-06")
    commitment.assessments.create(as_of="2025-07", rating="stalled", source=make_source(title=WORD, is_confidential=True), excerpt=WORD)
    publish(agreement, by=None)
    assert where(client, WORD, *tracker("en"), *pages_of(agreement)) == []


def test_an_actor_s_page_counts_what_is_live_and_only_that(client):
    debtor = make_actor(kind="state", published=True)
    agreement = make_agreement(parties=[debtor, make_actor(published=True)])
    make_commitment(agreement, "2020", owed_by=agreement.parties.get(actor=debtor))
    page, *_others = pages_of(debtor, ("en",))
    assert "Commitments that it owes" not in client.get(page).content.decode()
    publish(agreement, by=None)
    before = client.get(page)
    link = f'<a href="/en/commitments/?owed_by={debtor.public_id}&amp;state=overdue">Overdue</a>: 1'
    assert link in before.content.decode()
    assert (
        "Commitments that it owes"
        not in client.get(f"{page}?as_of={agreement.versions.get().visible_from:%Y-%m-%dT%H:%M:%SZ}").content.decode()
    )
    withdraw(agreement, by=None, reason="Wrong.")
    after = client.get(page, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200 and "Commitments that it owes" not in after.content.decode()


def test_an_agreement_s_page_leads_to_the_tracker_and_draws_its_ratings(client):
    agreement = make_promise("2020-05-06", ("2019-01", "in_progress"), ("2020", "fulfilled"), ("2021-05-06", "stalled"))
    page = client.get(pages_of(agreement, ("en",))[0]).content.decode()
    assert f'href="/en/commitments/?agreement={agreement.public_id}"' in page
    words = "Not rated → In progress (January 2019) → Fulfilled (2020) → Stalled (6 May 2021)"
    assert words in page and "The rating has moved back: from “Fulfilled” to “Stalled”." in page
    assert "days" not in page.partition('id="commitments"')[2].partition("</section>")[0]
