"""Warnings about what cannot have come in this order; none of them stops a publication."""

import pytest

from agreements.models import AgreementLink, Position
from newsroom.publishing.acts import publish, publishing_problems
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db


def warnings(item) -> list[str]:
    found = publishing_problems(item)
    assert not any(problem.is_blocking for problem in found)
    return [problem.text for problem in found]


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_links_that_lead_back_are_worth_a_warning_and_go_out_all_the_same():
    first, second = make_agreement("First", published=True), make_agreement("Second", published=True)
    AgreementLink.objects.create(agreement=first, kind="implements", other=second)
    AgreementLink.objects.create(agreement=second, kind="protocol_to", other=first)
    assert warnings(first) == ["By way of “Second” the links lead back to this agreement."]
    publish(first, by=None)


def test_nothing_amends_what_was_signed_later():
    old, new = make_agreement("Old", signed_on="1990"), make_agreement("New", signed_on="1991")
    AgreementLink.objects.create(agreement=old, kind="extends", other=new)
    assert warnings(old) == ["This agreement extends “New”, which was signed later than itself."]
    AgreementLink.objects.update(agreement=new, other=old)
    assert warnings(new) == []


def test_related_agreements_may_stand_in_any_order():
    old, new = make_agreement("Old", signed_on="1990"), make_agreement("New", signed_on="1991")
    AgreementLink.objects.create(agreement=old, kind="related", other=new)
    assert warnings(old) == []


@pytest.mark.parametrize(
    "days, warned", [({"since": "1955"}, True), ({"known_on": "1899"}, True), ({"since": "1920", "until": "1950"}, False)]
)
def test_a_position_outside_a_life_is_worth_a_warning(days, warned):
    actor = make_actor("Ada", began_on="1900", ended_on="1950")
    Position.objects.create(person=actor, organization=make_actor(kind="state"), title_en="Queen", **days)
    assert warnings(actor) == (["“Queen” lies outside the life of whoever held it."] if warned else [])
