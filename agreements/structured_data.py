"""Records as schema.org understands them. Times join when the page is read (`with_times`)."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from .addresses import record_url
from .bilingual import said
from .models import Actor, Agreement, AgreementEvent, AgreementLink, Party
from .partial_dates import PartialDate
from .sheets.wording import identifiers
from .standing.status import Status

TYPES = {Actor.Kind.PERSON: "Person", Actor.Kind.ORGANIZATION: "Organization", Actor.Kind.STATE: "Country"}
ORGANIZATION_TYPES = {
    Actor.Classification.PUBLIC_BODY: "GovernmentOrganization",
    Actor.Classification.COMPANY: "Corporation",
    Actor.Classification.NGO: "NGO",
    Actor.Classification.MEDIA: "NewsMediaOrganization",
}
SOFT_FORMS = {Agreement.Form.MOU, Agreement.Form.LETTER_OF_INTENT, Agreement.Form.JOINT_STATEMENT}
LEGAL_FORCE = {
    Status.IN_FORCE: "https://schema.org/InForce",
    Status.SUSPENDED: "https://schema.org/NotInForce",
    Status.SUPERSEDED: "https://schema.org/NotInForce",
    Status.EXPIRED: "https://schema.org/NotInForce",
    Status.TERMINATED: "https://schema.org/NotInForce",
}


def without_gaps(found: dict) -> dict:
    return {key: value for key, value in found.items() if value not in ([], "", None)}


def exact(value: dict | None) -> str | None:
    """schema.org knows no “about” and no “not after”: only what is known for sure is told."""
    day = value and PartialDate.from_json(value)
    return day.value if day and day.qualifier == "exact" else None


def actor_data(version, language: str) -> dict:
    """Person, Organization (or its subtype of the class) or Country."""
    item, rows = version.content["item"], version.content["rows"]
    is_person = item["kind"] == Actor.Kind.PERSON
    url = record_url("actor", version.public_id, version.slug, language)
    name = said(item, "name", language).text
    others = [item["name_de"], item["name_en"], *(row["name"] for row in rows["actorname"])]
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": ORGANIZATION_TYPES.get(item["classification"], TYPES[Actor.Kind(item["kind"])]),
            "@id": record_url("actor", version.public_id, "", language),
            "url": url,
            "name": name,
            "alternateName": [other for other in dict.fromkeys(filter(None, others)) if other != name],
            "description": said(item, "description", language).text,
            "birthDate" if is_person else "foundingDate": exact(item["began_on"]),
            "deathDate" if is_person else "dissolutionDate": exact(item["ended_on"]),
            **named_elsewhere(version, [item["website"]] if item["website"] else []),
        }
    )


def agreement_data(version, language: str) -> dict:
    """Legislation; a memorandum or the like that does not clearly bind anybody is a CreativeWork. The form is its additionalType."""
    document = version.document
    item, rows = document["content"]["item"], document["content"]["rows"]
    is_soft = item["form"] in SOFT_FORMS and item["binding"] in (Agreement.Binding.NON_BINDING, Agreement.Binding.UNCLEAR)
    title, short_title = said(item, "title", language).text, said(item, "short_title", language).text
    form = str(Agreement.Form(item["form"]).label)
    parties = [party(row["actor"], document, language) for row in rows["party"] if row["role"] == Party.Role.PARTY]
    signed = [row["on"] for row in rows["agreementevent"] if row["kind"] == AgreementEvent.Kind.SIGNED and "party" not in row]
    signed_on = exact(signed[0]) if len(signed) == 1 else None
    found = {
        "@context": "https://schema.org",
        "@type": "CreativeWork" if is_soft else "Legislation",
        "additionalType": form,
        "@id": record_url("agreement", version.public_id, "", language),
        "url": record_url("agreement", version.public_id, version.slug, language),
        "name": title,
        "alternateName": short_title if short_title != title else "",
        "description": said(item, "summary", language).text,
        "locationCreated": place(said(item, "place", language).text),
        **named_elsewhere(version, []),
    }
    if is_soft:
        return without_gaps(found | {"dateCreated": signed_on, "contributor": parties})
    law = {
        "legislationType": form,
        "legislationDate": signed_on,
        "legislationPassedBy": parties,
        "legislationChanges": changes(document, language),
    }
    return without_gaps(found | law | {"legislationLegalForce": LEGAL_FORCE.get(Status(version.status))})


# What schema.org calls a change: amendment and replacement. It has no exact word for the other links.
CHANGING = {AgreementLink.Kind.AMENDS, AgreementLink.Kind.SUPERSEDES}


def changes(document: dict, language: str) -> list[dict]:
    cited = document["cited"].get("agreement", {})
    keys = sorted({row["other"] for row in document["content"]["rows"]["agreementlink"] if row["kind"] in CHANGING})
    return [
        {"@type": "Legislation", "@id": record_url("agreement", key, "", language), "name": said(cited[key], "title", language).text}
        for key in keys
    ]


def party(public_id: str, document: dict, language: str) -> dict:
    cited = document["cited"]["actor"][public_id]
    name = said(cited, "name", language).text
    return {"@type": TYPES[Actor.Kind(cited["kind"])], "@id": record_url("actor", public_id, "", language), "name": name}


def place(name: str) -> dict | None:
    return {"@type": "Place", "name": name} if name else None


def named_elsewhere(version, pages: list[str]) -> dict:
    """`identifier` and `sameAs`."""
    found = identifiers(version.content["rows"]["identifier"])
    own = {"@type": "PropertyValue", "propertyID": settings.SITE_NAME, "value": version.public_id}
    others = [{"@type": "PropertyValue", "propertyID": str(one["label"]), "value": one["value"]} for one in found]
    return {"identifier": [own, *others], "sameAs": [*(one["url"] for one in found if one["url"]), *pages]}


def with_times(structured: dict, version) -> dict:
    """Complete, with the page's own moments, which only the acts know."""
    times = {"datePublished": version.first_published_at.isoformat(), "dateModified": version.visible_from.isoformat()}
    return structured | {"mainEntityOfPage": {"@type": "WebPage", "@id": structured["url"], **times}}


def breadcrumbs(kind: str, title: str, url: str, language: str) -> dict:
    """Front page, list, record."""
    with translation.override(language):
        lists = {"agreement": (_("Agreements"), "agreements:agreement-list"), "actor": (_("Actors"), "agreements:actor-list")}
        label, name = lists[kind]
        steps = [(settings.SITE_NAME, settings.SITE_URL + reverse("home")), (label, settings.SITE_URL + reverse(name)), (title, url)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": item} for number, (name, item) in enumerate(steps, start=1)
        ],
    }
