"""Copies for display: what a document keeps of the rows that it refers to."""

from .models import Actor, Agreement, Position, Source, Topic


def actor(actor: Actor) -> dict:
    return {"name_de": actor.name_de, "name_en": actor.name_en, "kind": actor.kind, "country": actor.country}


def agreement(agreement: Agreement) -> dict:
    titles = ("title_de", "title_en", "short_title_de", "short_title_en")
    return {name: getattr(agreement, name) for name in (*titles, "form")}


def position(position: Position) -> dict:
    return {
        "title_de": position.title_de,
        "title_en": position.title_en,
        "organization_de": position.organization.name_de,
        "organization_en": position.organization.name_en,
        "since": position.since and position.since.to_json(),
        "until": position.until and position.until.to_json(),
        "known_on": position.known_on and position.known_on.to_json(),
    }


def source(source: Source) -> dict:
    """What readers may know of a source; a confidential one never gets here."""
    via = source.via if source.via and not source.via.is_private else None
    return {
        **{name: getattr(source, name) for name in ("title", "kind", "publisher", "author", "url", "archived_url", "language")},
        "published_on": source.published_on and source.published_on.to_json(),
        "retrieved_on": source.retrieved_on and source.retrieved_on.isoformat(),
        "retracted_on": source.retracted_on and source.retracted_on.isoformat(),
        "retraction_reason_de": source.retraction_reason_de,
        "retraction_reason_en": source.retraction_reason_en,
        "via": via and {"title": via.title, "kind": via.kind, "publisher": via.publisher, "url": via.url},
    }


def topic(topic: Topic) -> dict:
    return {"name_de": topic.name_de, "name_en": topic.name_en, "slug": topic.slug}
