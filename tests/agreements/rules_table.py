"""Every named rule of the registry's tables: a row that keeps it, and what breaks it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from agreements import models as records
from tests.factories import make_actor, make_agreement, make_source, make_topic


class World:
    """Two agreements, each with two parties and a provision, and actors of each kind."""

    def __init__(self):
        self.person, self.other_person = make_actor("Ada"), make_actor("Ben")
        self.body = make_actor("House", kind="organization", classification="ngo")
        self.state, self.other_state = make_actor("Land", kind="state"), make_actor("Reich", kind="state")
        self.agreement = make_agreement("Pact", parties=[self.state, self.other_state])
        self.foreign = make_agreement("Other pact", parties=[self.state, self.body])
        self.third = make_agreement("Third pact", parties=[])
        self.debtor, self.creditor = self.agreement.parties.all()
        self.stranger = self.foreign.parties.first()
        self.article = self.agreement.provisions.create(number=1, kind="right", text_de="Artikel")
        self.foreign_article = self.foreign.provisions.create(number=1, kind="right", text_de="Fremd")
        self.position = records.Position.objects.create(person=self.person, organization=self.state, title_de="Amt", since="1900")
        self.others_position = records.Position.objects.create(person=self.other_person, organization=self.state, title_de="Amt")
        self.source = make_source(title="Report")


def make(model: type[Model], **fields) -> Callable[[World], Model]:
    """Values that are functions take the world."""

    def maker(world: World) -> Model:
        return model._default_manager.create(**filled(fields, world))

    return maker


def filled(fields: dict[str, Any], world: World) -> dict[str, Any]:
    return {name: value(world) if callable(value) else value for name, value in fields.items()}


def the(name: str) -> Callable[[World], Any]:
    return lambda world: getattr(world, name)


IN_PACT = {"agreement": the("agreement")}

# A row of each table that keeps every rule.
VALID: dict[type[Model], Callable[[World], Model]] = {
    records.Actor: the("person"),
    records.ActorName: make(records.ActorName, actor=the("person"), name="Ada L.", kind="alias", since="1900"),
    records.ActorEvent: make(records.ActorEvent, actor=the("person"), kind="elected"),
    records.Identifier: make(records.Identifier, actor=the("person"), scheme="wikidata", value="Q1"),
    records.Position: the("position"),
    records.Relation: make(records.Relation, subject=the("body"), kind="agency_of", object=the("state"), since="1900"),
    records.Agreement: the("agreement"),
    records.Party: the("debtor"),
    records.Signature: make(records.Signature, **IN_PACT, party=the("debtor"), person=the("person"), position=the("position")),
    records.AgreementEvent: make(records.AgreementEvent, **IN_PACT, kind="ratified", party=the("debtor")),
    records.Provision: make(records.Provision, **IN_PACT, number=2, kind="right", text_de="Absatz", parent=the("article")),
    records.Commitment: make(records.Commitment, **IN_PACT, owed_by=the("debtor"), deliverable_de="Zahlen", provision=the("article")),
    records.Assessment: make(records.Assessment, commitment=lambda world: VALID[records.Commitment](world), as_of="2024", rating="stalled"),
    records.Amount: make(records.Amount, **IN_PACT, value=5, currency="USD"),
    records.AgreementLink: make(records.AgreementLink, **IN_PACT, kind="amends", other=the("foreign")),
    records.Source: the("source"),
    records.Topic: lambda world: make_topic(),
    records.MatchDecision: make(records.MatchDecision, left=the("person"), right=the("other_person"), verdict="different"),
    records.Merge: make(records.Merge, survivor=the("person"), merged=the("other_person")),
    records.LikelyPair: make(records.LikelyPair, left=the("person"), right=the("other_person"), score=80),
}


@dataclass
class Rule:
    """`broken` is set on a valid row; `also` makes what it must collide with. `sentence` is what the form says; "" where no form has it."""

    name: str
    model: type[Model]
    broken: dict[str, Any] = field(default_factory=dict)
    sentence: str = ""
    also: Callable[[World], Any] | None = None

    def __str__(self) -> str:
        return self.name


A, N, K, P, R = records.Actor, records.ActorName, records.Identifier, records.Position, records.Relation
C, M, L, S = records.Commitment, records.Amount, records.AgreementLink, records.Signature
ELSEWHERE = "Select a valid choice"  # forms offer rows of the same agreement only


def merged(world: World) -> None:
    """Ben was merged into Land's Reich: whoever merges into Ben would come into a chain."""
    records.Actor.objects.filter(pk=world.other_person.pk).update(merged_into=world.body)


RULES = [
    Rule("actor_has_a_name", A, {"name_de": "", "name_en": ""}, "Give a name in at least one language."),
    Rule("actor_is_not_merged_into_itself", A, {"merged_into": the("person")}),
    Rule("actor_survivor_is_not_merged", A, {"merged_into": the("other_person")}, also=merged),
    Rule("actor_only_organizations_have_a_class", A, {"classification": "ngo"}, "Only organisations have a class."),
    Rule("actor_country_is_iso_3166", A, {"country": "kg"}, "A country is two capital letters"),
    Rule("actor_website_leads_to_the_web", A, {"website": "javascript:alert()"}, "Enter a valid URL."),
    Rule("actor_ends_after_it_begins", A, {"began_on": "1900", "ended_on": "1899"}, "Nobody dies before being born"),
    Rule("actor_name_once", N, {"name": "Twice"}, "Please correct the duplicate", also=make(N, actor=the("person"), name="Twice")),
    Rule("actor_name_is_not_blank", N, {"name": " "}, "This field is required."),
    Rule("actor_name_ends_after_it_begins", N, {"until": "1899"}, "The end lies before the beginning."),
    Rule("identifier_names_one_record", K, {"agreement": the("agreement")}),
    Rule("identifier_has_the_form_of_its_scheme", K, {"value": "q1"}, "This is no identifier of this scheme"),
    Rule(
        "identifier_is_unique_per_scheme",
        K,
        {"value": "Q2"},
        "already exists",
        also=make(K, actor=the("state"), scheme="wikidata", value="Q2"),
    ),
    Rule("position_has_a_title", P, {"title_de": "", "title_en": ""}, "Give the title of the position"),
    Rule("position_is_not_in_oneself", P, {"organization": the("person")}, "A position is held in an organisation"),
    Rule("position_is_not_in_a_person", P, {"organization": the("other_person")}, "A position is held in an organisation or a state."),
    Rule("position_is_held_by_a_person", P, {"person": the("body")}),
    Rule("position_ends_after_it_begins", P, {"until": "1899"}, "The end lies before the beginning."),
    Rule("position_is_not_known_before_it_begins", P, {"known_on": "1899"}, "“Held on” lies before the beginning."),
    Rule("position_is_not_known_after_it_ends", P, {"until": "1901", "known_on": "1902"}, "“Held on” lies after the end."),
    Rule("relation_is_not_to_oneself", R, {"object": the("body")}, "Nobody is related to oneself."),
    Rule("relation_ends_after_it_begins", R, {"until": "1899"}, "The end lies before the beginning."),
    Rule("relation_fits_its_actors", R, {"object": the("person")}, "is not possible."),
    Rule("agreement_has_a_title", records.Agreement, {"title_de": "", "title_en": ""}, "Give a title in at least one language."),
    Rule("party_once_per_role", records.Party, {"actor": the("other_state")}, "Please correct the duplicate"),
    Rule("party_acts_on_behalf_of_somebody", records.Party, {"capacity": "on_behalf"}, "needs whom it represents"),
    Rule(
        "party_does_not_represent_itself",
        records.Party,
        {"capacity": "on_behalf", "represents": the("state")},
        "Nobody acts on behalf of oneself",
    ),
    Rule("signature_has_a_person_or_a_reason", S, {"unknown_reason": "not_named"}, "Name the person who signed, or choose why"),
    Rule("signature_position_needs_its_person", S, {"person": None, "unknown_reason": "not_named"}, "A position held needs the person"),
    Rule("signature_is_by_a_person", S, {"person": the("state"), "position": None}, ELSEWHERE),
    Rule("signature_position_is_the_persons", S, {"position": the("others_position")}, "This is a position of somebody else."),
    Rule("signature_party_is_of_its_agreement", S, {"party": the("stranger")}, ELSEWHERE),
    Rule("event_party_is_of_its_agreement", records.AgreementEvent, {"party": the("stranger")}, ELSEWHERE),
    Rule("provision_numbers_are_unique", records.Provision, {"number": 1}, "Please correct the duplicate"),
    Rule("provision_has_a_text", records.Provision, {"text_de": "", "text_en": ""}, "Give the text of the provision"),
    Rule("provision_is_not_part_of_itself", records.Provision, {"parent": "self"}, "A provision is not part of"),
    Rule("provision_parent_is_of_its_agreement", records.Provision, {"parent": the("foreign_article")}, ELSEWHERE),
    Rule("commitment_is_dated_with_a_date", C, {"due_status": "dated"}, "“Dated” needs a date"),
    Rule("commitment_is_owed_by_a_party_or_not_stated", C, {"owed_by_not_stated": True}, "Choose the party that owes it"),
    Rule("commitment_has_a_deliverable", C, {"deliverable_de": "", "deliverable_en": ""}, "Say in at least one language what is owed."),
    Rule("commitment_is_not_owed_to_its_debtor", C, {"beneficiary": the("debtor")}, "Nobody owes anything to themselves."),
    Rule("commitment_debtor_is_of_its_agreement", C, {"owed_by": the("stranger")}, ELSEWHERE),
    Rule("commitment_beneficiary_is_of_its_agreement", C, {"beneficiary": the("stranger")}, ELSEWHERE),
    Rule("commitment_provision_is_of_its_agreement", C, {"provision": the("foreign_article")}, ELSEWHERE),
    Rule("amount_is_not_negative", M, {"value": -1}, "An amount is not negative."),
    Rule("amount_upper_is_not_below_value", M, {"upper": 4}, "The upper end of an amount is not below its value."),
    Rule("amount_currency_is_iso_4217", M, {"currency": "usd"}, "A currency is three capital letters"),
    Rule("amount_range_is_open_on_no_side", M, {"upper": 6, "exactness": "at_least"}, "have one figure"),
    Rule("amount_provision_is_of_its_agreement", M, {"provision": the("foreign_article")}, ELSEWHERE),
    Rule("link_is_not_to_itself", L, {"other": the("agreement")}, "An agreement is not linked to itself."),
    Rule(
        "link_once_per_kind",
        L,
        {"other": the("third")},
        "Please correct the duplicate",
        also=make(L, **IN_PACT, kind="amends", other=the("third")),
    ),
    Rule(
        "link_related_is_kept_once",
        L,
        {"kind": "related"},
        "The other agreement says already that the two are related.",
        also=make(L, agreement=the("foreign"), kind="related", other=the("agreement")),
    ),
    Rule(
        "lineage_leads_in_no_circle",
        L,
        {"other": the("third")},
        "the two would stand in a circle",
        also=make(L, agreement=the("third"), kind="renews", other=the("agreement")),
    ),
    Rule("source_title_is_not_blank", records.Source, {"title": " "}, "This field is required."),
    Rule("source_addresses_lead_to_the_web", records.Source, {"url": "javascript:alert()"}, "Enter a valid URL."),
    Rule("source_is_not_known_through_itself", records.Source, {"via": "self"}, "A source is not known through"),
    Rule(
        "source_via_leads_in_no_circle",
        records.Source,
        {"via": lambda world: make_source(via=world.source)},
        "known through a report that is known through itself",
    ),
    Rule("topic_is_not_its_own_parent", records.Topic, {"parent": "self"}, "A topic is not part of"),
    Rule("decision_pairs_are_in_order", records.MatchDecision, {"left": the("other_person"), "right": the("person")}),
    Rule(
        "decision_once_per_pair",
        records.MatchDecision,
        {"right": the("body")},
        also=make(records.MatchDecision, left=the("person"), right=the("body"), verdict="same"),
    ),
    Rule("merge_is_not_into_oneself", records.Merge, {"survivor": the("other_person")}),
    Rule("likely_pairs_are_in_order", records.LikelyPair, {"left": the("other_person"), "right": the("person")}),
    Rule(
        "likely_pair_once",
        records.LikelyPair,
        {"right": the("body")},
        also=make(records.LikelyPair, left=the("person"), right=the("body"), score=80),
    ),
]
# Circles of more than one row have tests of their own, as have the rules that are no table's constraint.
TOLD_APART = {
    "provision_parent_leads_in_no_circle",
    "topic_parent_leads_in_no_circle",
    "merge_once_until_undone",
    "position_is_not_in_a_person_still",
    "relation_fits_its_actors_still",
}
# Unique with the primary key among them: there for composite keys to refer to.
REFERRED_TO = {"actor_with_its_kind", "party_of_agreement", "provision_of_agreement", "position_of_person"}
