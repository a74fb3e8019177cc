"""What is prepared from a record's version, and what of it is told about others."""

import json

import pytest

from agreements import renderings
from agreements.models import Actor, ActorRendering, AgreementRendering, Position, Relation
from newsroom.publishing.acts import Draft, publish
from newsroom.publishing.parts import holes
from tests.factories import make_actor, make_agreement

pytestmark = pytest.mark.django_db

KINDS = [("api", ""), ("api-card", ""), ("card", "de"), ("card", "en"), ("page", "de"), ("page", "en")]


def test_every_version_has_pages_and_cards_in_both_languages_and_the_apis_forms():
    agreement = make_agreement(published=True)
    actor = agreement.parties.first().actor
    assert sorted(AgreementRendering.objects.filter(version__item=agreement).values_list("kind", "language")) == KINDS
    assert sorted(ActorRendering.objects.filter(version__item=actor).values_list("kind", "language")) == KINDS


def test_a_page_can_be_prepared_from_a_version_that_was_never_saved():
    draft = Draft(make_agreement("Noch nicht veröffentlicht"))
    draft.prepare(change="first", note="")
    assert draft.version.pk is None
    for language in ("de", "en"):
        page = renderings.page(draft.version, language)
        assert page["title"] == "Noch nicht veröffentlicht" and page["contents"][0][0] == "course"


def test_preparing_again_gives_the_same_to_the_last_byte():
    agreement = make_agreement(published=True)
    version = agreement.versions.get()
    again = {(kind, language): content for kind, language, content in renderings.agreement(version)}
    for rendering in version.renderings.all():
        assert json.loads(json.dumps(again[rendering.kind, rendering.language])) == rendering.content


def test_preparing_asks_no_table(django_assert_num_queries):
    agreement = make_agreement(published=True)
    versions = [agreement.versions.get(), agreement.parties.first().actor.versions.get()]
    with django_assert_num_queries(0):
        list(renderings.agreement(versions[0]))
        list(renderings.actor(versions[1]))


def test_names_of_other_records_are_holes_with_a_label():
    agreement = make_agreement(parties=[make_actor("Nord <b>", published=True), make_actor("Süd", published=True)], published=True)
    parts = renderings.page(agreement.versions.get(), "de")["parts"]
    assert {label for part in parts if not isinstance(part, str) if (label := part["label"])} == {"Nord <b>", "Süd"}
    assert {kind for kind, _id in holes(parts)} == {
        *("actor", "as_of", "contents", "on", "lineage", "sections", "versions", "panels", "on_ask", "follow")
    }


def test_the_card_of_an_actor_says_whose_agency_it_is_and_what_ties_it_to_others():
    country, president = make_actor("Kirgisische Republik", kind="state", published=True), make_actor("Präsident")
    Position.objects.create(person=president, organization=country, title_de="Präsident", known_on="2025-04-03")
    agency = make_actor("Agentur", kind=Actor.Kind.ORGANIZATION, classification="public_body")
    Relation.objects.create(subject=agency, kind="reports_to", object=president)
    Relation.objects.create(subject=agency, kind="agency_of", object=country)
    publish(president, agency, by=None)
    cards = [{language: renderings.actor_card(one.versions.get(), language) for language in ("de", "en")} for one in (agency, president)]
    assert [cards[0][language]["note"] for language in ("de", "en")] == [
        "Behörde von: Kirgisische Republik",
        "Agency of: Kirgisische Republik",
    ]
    assert cards[1]["de"]["note"] == ""
    assert cards[1]["en"]["ties"] == {country.public_id: ["Präsident (in office on 3 April 2025)"]}
