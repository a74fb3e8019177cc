import pytest

from agreements.models import Position
from agreements.provenance.facts import evidence
from newsroom.publishing.freezing import freeze
from tests.factories import make_actor, make_source

pytestmark = pytest.mark.django_db


def evidence_of_position(**fields) -> dict:
    person = make_actor(main_source=make_source(title="Main source"))
    Position.objects.create(person=person, organization=make_actor(kind="state"), title_de="Amt", locator="Page 3", **fields)
    document = freeze(person)
    (row,) = document["content"]["rows"]["position"]
    return evidence(row, document, "de")


def test_a_fact_without_a_source_of_its_own_rests_on_the_main_source():
    assert evidence_of_position()["source"]["title"] == "Main source"


def test_a_fact_shows_its_own_source():
    shown = evidence_of_position(source=make_source(title="Own source"))
    assert (shown["source"]["title"], shown["locator"]) == ("Own source", "Page 3")


def test_a_fact_with_a_confidential_source_does_not_pretend_to_rest_on_the_main_source():
    shown = evidence_of_position(source=make_source(is_confidential=True))
    assert (shown["source"], shown["locator"]) == (None, "")
