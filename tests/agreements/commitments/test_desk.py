"""The desk's list of commitments asks what the tracker asks."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from agreements.admin.commitment_states import in_state
from agreements.commitments.finding import live_commitments
from agreements.commitments.states import State
from agreements.commitments.states import in_state as in_state_on_record
from agreements.models import Commitment
from agreements.partial_dates import PartialDate, Qualifier
from newsroom.publishing.acts import publish
from tests.agreements.commitments.making import make_commitment, make_promise
from tests.factories import make_agreement, make_user

pytestmark = pytest.mark.django_db


def test_the_desk_finds_in_each_state_what_the_record_has_there():
    agreement, today = make_agreement(), localdate()
    days = [today + timedelta(days=days) for days in (-400, -1, 0, 1, 400)]
    dues = [PartialDate(day.isoformat()[:length], word) for day in days for length in (4, 7, 10) for word in Qualifier.values]
    for number, due in enumerate([None, *dues]):
        make_commitment(agreement, due, *([], [("2020", "stalled")], [("2019", "stalled"), ("2020", "fulfilled")])[number % 3])
    make_commitment(agreement, None, ("2020", "stalled"))
    publish(agreement, by=None)
    for state in State:
        on_record = set(live_commitments().filter(in_state_on_record(state)).values_list("uid", flat=True))
        assert set(in_state(Commitment.objects.all(), state).values_list("uid", flat=True)) == on_record and on_record, state


def test_the_list_filters_by_state_and_shows_due_dates_and_ratings(client):
    client.force_login(make_user(is_superuser=True))
    make_promise("2021-05-06", deliverable_en="Second", deliverable_de="Second")
    make_promise("2020-05-06", ("2020", "stalled"), deliverable_en="First", deliverable_de="First")
    make_promise(deliverable_en="Silent", deliverable_de="Silent")
    page = client.get("/admin/agreements/commitment/?state=overdue").content.decode()
    assert page.index("First") < page.index("Second") and ">Silent<" not in page
    assert ">Silent<" in client.get("/admin/agreements/commitment/?state=silent").content.decode()
    assert client.get("/admin/agreements/commitment/?state=late").status_code == 200


def test_a_commitment_leads_to_what_readers_see_of_it(client):
    client.force_login(make_user(is_superuser=True))
    agreement = make_promise()
    page = client.get(f"/admin/agreements/commitment/{agreement.commitments.get().pk}/change/").content.decode()
    assert f"?agreement={agreement.public_id}" in page
