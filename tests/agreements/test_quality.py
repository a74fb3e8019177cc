"""What is missing is found, and nothing else; each line of the report leads to the same rows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import ActorName, Commitment, Position, Source
from agreements.quality import LACKS
from tests.factories import make_actor, make_agreement, make_source, make_user

pytestmark = pytest.mark.django_db


def found() -> dict[str, list]:
    return {lack.key: rows for lack in LACKS if (rows := list(lack.found(lack.model.objects.all())))}


def ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def make_clean_agreement(**fields):
    agreement = make_agreement(**fields)
    agreement.parties.update(source=make_source())
    return agreement


def commitment(agreement, *ratings: tuple[int, str]) -> Commitment:
    made = agreement.commitments.create(owed_by_not_stated=True, deliverable_de="Geld")
    for days, rating in ratings:
        made.assessments.create(as_of=ago(days), rating=rating)
    return made


def test_a_well_kept_register_lacks_nothing():
    actor = make_actor()
    actor.names.create(name="Ада")
    Position.objects.create(person=actor, organization=make_actor(kind="state"), title_de="Amt", since="1990", known_on="1991")
    commitment(make_clean_agreement(), (400, "stalled"), (20, "in_progress"))
    make_source(url="https://example.org/", archived_url="https://archive.example/")
    assert found() == {}


def test_actors_with_something_missing_are_found():
    nobody, open_ended, nameless = make_actor(main_source=None), make_actor(), make_actor()
    Position.objects.create(person=open_ended, organization=make_actor(kind="state"), title_de="Amt", since="1990")
    ActorName.objects.create(actor=nameless, name="1234")
    assert found() == {"actor_without_source": [nobody], "position_left_open": [open_ended], "name_without_script": [nameless]}


def test_agreements_with_something_missing_are_found():
    nameless, undated, bare = make_clean_agreement(main_source=None), make_clean_agreement(), make_agreement()
    undated.events.update(on=None)
    assert found() == {"agreement_without_source": [nameless], "agreement_without_date": [undated], "party_without_source": [bare]}


def test_open_commitments_are_found_when_a_year_has_passed():
    agreement = make_clean_agreement()
    silent, forgotten, reopened = (
        commitment(agreement),
        commitment(agreement, (400, "stalled")),
        commitment(agreement, (900, "fulfilled"), (400, "stalled")),
    )
    commitment(agreement, (400, "fulfilled"))
    assert found() == {"not_assessed": [silent, forgotten, reopened]}


def test_a_rough_date_that_may_be_younger_than_a_year_counts_as_young():
    made = commitment(make_clean_agreement())
    made.assessments.create(as_of=str(timezone.localdate().year), rating="stalled")
    assert found() == {}


def test_sources_on_the_web_are_found_when_they_may_be_lost():
    broken = make_source(url="https://example.org/", archived_url="https://archive.example/", link_failing_since=timezone.now())
    bare = make_source(url="https://example.org/")
    make_source(url="https://example.org/", is_confidential=True)
    assert found() == {"broken_link": [broken], "no_archived_copy": [bare]}


def test_each_line_of_the_report_leads_to_a_list_of_the_same_rows(client):
    client.force_login(make_user(is_superuser=True))
    make_source(title="Lost report", url="https://example.org/", link_failing_since=timezone.now())
    make_source(title="Kept report")
    page = client.get(reverse("admin:agreements_agreement_quality")).content.decode()
    lines = {lack.key: f"{reverse(f'admin:agreements_{lack.model._meta.model_name}_changelist')}?lacks={lack.key}" for lack in LACKS}
    assert all(f'href="{url}"' in page for url in lines.values())
    listed = client.get(lines["broken_link"]).content.decode()
    assert "Lost report" in listed and "Kept report" not in listed
    assert {client.get(url).status_code for url in lines.values()} == {200}


def test_the_report_is_not_for_those_who_may_see_no_list(client):
    client.force_login(make_user())
    assert client.get(reverse("admin:agreements_agreement_quality")).status_code == 403


def test_the_counts_of_the_report_stop_at_a_thousand(client, django_assert_num_queries):
    client.force_login(make_user(is_superuser=True))
    Source.objects.bulk_create(Source(title="Page", kind="media", url="https://example.org/") for _ in range(1_002))
    assert "1001" not in (page := client.get(reverse("admin:agreements_agreement_quality")).content.decode()) and "1000" in page
