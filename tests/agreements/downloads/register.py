"""A small register in which every table has a row, for the tests of downloads."""

from agreements.models import (
    ActorName,
    AgreementLink,
    Amount,
    Assessment,
    Commitment,
    Identifier,
    Position,
    Provision,
    Relation,
)
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_source, make_topic

FORMULA = '=HYPERLINK("https://example.org","Grüße")'
TOLD = {"locator": "S. 7", "excerpt": "wörtlich"}


def make_register():
    """(the agreement, the person), published, with rows in every table; two more agreements beside them."""
    source = make_source(title="Bericht", url="https://example.org/bericht", published_on="2023", publisher="Verlag")
    state = make_actor("Bergland", kind="state", country="KG", main_source=source)
    person = make_actor("Ärmel, Übü", main_source=source, began_on=PartialDate("1970", "about", "um 1970"), description_de=FORMULA)
    ActorName.objects.create(actor=person, name="Ермел", kind="transliteration", language="ky", source=source, **TOLD)
    Identifier.objects.create(actor=person, scheme="wikidata", value="Q424242")
    position = Position.objects.create(person=person, organization=state, title_de="Ministerin", since="2020-05", **TOLD)
    Relation.objects.create(subject=person, kind="advises", object=state, since="2021")
    person.events.create(kind="elected", on="2019-10", body=state, text_de="gewählt")
    earlier = make_agreement("Früherer Vertrag", parties=[state, person], main_source=source, signed_on="1999-01-02")
    agreement = make_agreement(
        "Vertrag über Größe", parties=[state, person], main_source=source, summary_de="@SUM(1)", languages=["de", "ky"]
    )
    agreement.topics.add(make_topic("Wasser"))
    party = agreement.parties.order_by("order").first()
    agreement.signatures.filter(party=party).update(person=person, unknown_reason="", position=position)
    Identifier.objects.create(agreement=agreement, scheme="other", value="V-1")
    provision = Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de="＝wide", **TOLD)
    commitment = Commitment.objects.create(
        agreement=agreement, provision=provision, owed_by=party, deliverable_de="Bericht", due_status="dated", due_on="2025-06"
    )
    Assessment.objects.create(commitment=commitment, as_of="2024", rating="in_progress", reason_de="läuft")
    Assessment.objects.create(commitment=commitment, as_of="2025-07-01", rating="stalled", reason_en="stopped")
    Amount.objects.create(agreement=agreement, provision=provision, value="1234567.50", currency="USD", as_of="2024")
    AgreementLink.objects.create(agreement=agreement, kind="supersedes", other=earlier)
    publish(state, person, earlier, agreement, by=None)
    return agreement, person
