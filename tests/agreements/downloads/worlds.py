"""Records with something in every table, and how tests read them as files of other formats do."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from agreements.downloads.licence import Licence
from agreements.downloads.shapes import Meta
from agreements.live import MODELS
from agreements.models import AgreementLink, Amount, Assessment, Commitment, Party
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Version
from tests.factories import make_actor, make_agreement, make_source, make_topic

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
META = Meta(
    kind="agreement", language="de", title="Vereinbarungen", file_name="x", retrieved_from="https://news.example/f", page="https://news.example/p",
    retrieved_at=NOW, count=1, licence=Licence("CC-BY-4.0", "CC BY", "https://creativecommons.org/licenses/by/4.0/"),
    codebook="https://news.example/c", everything="https://news.example/d", publisher="Newsroom",
)  # fmt: skip


def live() -> Iterator[tuple[str, Version]]:
    """(kind, version) of all live records, actors first."""
    for kind, model in MODELS.items():
        for version in model.objects.live().order_by("public_id"):
            yield kind, version


def of(*items) -> Iterable[tuple[str, Version]]:
    return [(item._meta.model_name, item.versions.live().get()) for item in items]


def make_world() -> dict:
    """A state with an agency that owns a company, a minister, an agreement with an amendment: all invented, published together."""
    source = make_source(title="Gazette", publisher="The Press", url="https://example.org/gazette", retrieved_on="2026-01-02")
    state = make_actor("Ruritania", kind="state", country="DE", main_source=source)
    agency = make_actor("Agency", kind="organization", classification="public_body", country="DE", main_source=source)
    company = make_actor("Works", kind="organization", classification="company", began_on="1990-04", main_source=source)
    owner = make_actor("Holding", kind="organization", classification="other", country="XX", main_source=source)
    person = make_actor(
        "Ada Muster",
        name_de="Ada Muster-Meier",
        began_on="1950-02-03",
        ended_on="2020",
        main_source=source,
        website="https://example.org/ada",
    )
    person.names.create(name="Ада", kind="transliteration", language="ru")
    person.names.create(name="AM", kind="acronym")
    person.names.create(name="Ada Vorher", kind="former", until="1970")
    person.identifiers.create(scheme="wikidata", value="Q42")
    company.identifiers.create(scheme="lei", value="529900T8BM49AURSDO55")
    company.identifiers.create(scheme="viaf", value="77")
    person.positions.create(organization=state, title_de="Ministerin", title_en="Minister", since="1999", until="2004-05")
    person.relations.create(kind="advises", object=agency, since="2001")
    person.relations.create(kind="reports_to", object=make_actor("Chief", published=True))
    agency.relations.create(kind="agency_of", object=state)
    agency.relations.create(kind="part_of", object=owner)
    owner.relations.create(kind="owns", object=company, since="1995")
    owner.relations.create(kind="owns", object=agency)
    company.relations.create(kind="subsidiary_of", object=owner)
    company.relations.create(kind="successor_of", object=agency)
    person.events.create(kind="elected", on="1998-09-27", body=state, text_en="By a narrow margin")
    agreement = make_agreement(
        "Treaty of Strelsau", parties=[state, agency], signed_on="2003-07-08", main_source=source, place_en="Strelsau"
    )
    agreement.topics.add(make_topic("Railways"))
    agreement.identifiers.create(scheme="unts", value="I-1")
    agreement.events.create(kind="in_force", on="2003-12")
    first, second = agreement.parties.order_by("order")
    Party.objects.filter(pk=second.pk).update(capacity="on_behalf", represents=owner)
    agreement.signatures.filter(party=first).update(person=person, unknown_reason="", capacity_as_printed_en="Plenipotentiary")
    commitment = Commitment.objects.create(agreement=agreement, deliverable_en="Rails", owed_by=first, due_status="dated", due_on="2005")
    Assessment.objects.create(commitment=commitment, as_of="2006", rating="fulfilled", reason_en="Seen")
    Amount.objects.create(agreement=agreement, value="7200000", currency="USD", kind="total")
    earlier = make_agreement("Protocol", parties=[state, agency], form="protocol", main_source=source)
    AgreementLink.objects.create(agreement=earlier, kind="amends", other=agreement)
    publish(state, agency, company, owner, person, agreement, earlier, by=None)
    found = {"state": state, "agency": agency, "company": company, "owner": owner, "person": person, "agreement": agreement}
    return found | {"amendment": earlier}
