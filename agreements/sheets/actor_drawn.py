"""An actor's life, drawn: what it held and to whom it belonged, and what happened to it."""

from collections.abc import Iterator

from agreements.bilingual import said
from agreements.cards import name_of
from agreements.chronicle.rows import life_in_words
from agreements.drawing.bands import happened, lasted
from agreements.drawing.marks import Fact
from agreements.models import ActorEvent, Relation
from agreements.partial_dates import PartialDate
from agreements.provenance.contradictions import COLUMNS
from agreements.spans import span_order, span_shown
from agreements.ties import RELATION_WORDS

from .accounts import standing_apart
from .drawn import drawn, fact, in_time, is_disputed, partial
from .wording import actor_link


def life_drawn(document: dict, language: str) -> dict | None:
    """None where nothing lasted and only one thing happened. The language is active."""
    rows = document["content"]["rows"]
    lasting = [*sorted(rows["position"], key=span_order), *sorted(rows["relation"], key=span_order)]
    bars = [one for one in (bar(row, document, language) for row in lasting) if one.extent.days]
    marks = in_time([*births(document, language), *(event(row, document, language) for row in rows["actorevent"] if row["on"])])
    return drawn([*bars, *marks], language) if bars or len(marks) > 1 else None


def bar(row: dict, document: dict, language: str) -> Fact:
    """Of a position or a relation."""
    if "organization" in row:
        what, other = said(row, "title", language).text, row["organization"]
    else:
        what, other = str(RELATION_WORDS[Relation.Kind(row["kind"])]), row["object"]
    extent = lasted(*(partial(row.get(name)) for name in ("since", "until", "known_on")))
    about, words = name_of(document, other, language), span_shown(row, language)["display"]
    link, disputed = actor_link(other, document, language), is_disputed(row, document)
    return fact(what, about, words, extent, row["uid"], language, link=link, shape="bar", disputed=disputed)


def births(document: dict, language: str) -> Iterator[Fact]:
    """Birth and death, or founding and end, unless an event tells the same."""
    item, told = document["content"]["item"], document["content"]["rows"]["actorevent"]
    apart = standing_apart(document)
    for name in ("began_on", "ended_on"):
        if (day := partial(item[name])) and not any(COLUMNS.get(row["kind"]) == name and row["on"] == item[name] for row in told):
            yield fact(
                life_in_words(item, name), "", day.display(language), happened(day), "", language, shape="event", disputed=name in apart
            )


def event(row: dict, document: dict, language: str) -> Fact:
    day, kind = PartialDate.from_json(row["on"]), ActorEvent.Kind(row["kind"])
    text = said(row, "text", language).text
    what = text if kind == ActorEvent.Kind.OTHER and text else str(kind.label)
    link = actor_link(row["body"], document, language) if "body" in row else ""
    disputed = is_disputed(row, document)
    return fact(what, "", day.display(language), happened(day), row["uid"], language, link=link, shape="event", disputed=disputed)
