"""What ties an actor to others, in words, from the actor's own version: so that other pages can say it, too."""

from django.utils.translation import pgettext_lazy

from .bilingual import said
from .models import Relation
from .partial_dates import PartialDate
from .spans import span_in_words, span_order

BELONGING = (Relation.Kind.AGENCY_OF, Relation.Kind.PART_OF, Relation.Kind.SUBSIDIARY_OF)

# Before a colon and a name in its basic form, because names cannot be inflected.
RELATION_WORDS = {
    Relation.Kind.REPORTS_TO: pgettext_lazy("relation", "Works under"),
    Relation.Kind.AGENCY_OF: pgettext_lazy("relation", "Agency of"),
    Relation.Kind.PART_OF: pgettext_lazy("relation", "Part of"),
    Relation.Kind.OWNS: pgettext_lazy("relation", "Owns"),
    Relation.Kind.FOUNDED: pgettext_lazy("relation", "Founded"),
    Relation.Kind.SUBSIDIARY_OF: pgettext_lazy("relation", "Subsidiary of"),
    Relation.Kind.ADVISES: pgettext_lazy("relation", "Advises"),
    Relation.Kind.SUCCESSOR_OF: pgettext_lazy("relation", "Successor of"),
}


def note_of(document: dict, language: str) -> str:
    """Whose agency or part the actor is, in one line: “Agency of: Kyrgyz Republic”. The language is active."""
    belonging = [row for row in document["content"]["rows"]["relation"] if row["kind"] in BELONGING]
    belonging.sort(key=lambda row: (BELONGING.index(row["kind"]), row["uid"]))
    return relation_in_words(belonging[0], document, language) if belonging else ""


def relation_in_words(row: dict, document: dict, language: str) -> str:
    name = said(document["cited"]["actor"][row["object"]], "name", language)
    return f"{RELATION_WORDS[Relation.Kind(row['kind'])]}: {name}"


def ties_of(document: dict, language: str) -> dict[str, list[str]]:
    """For each actor named in positions and relations, what ties this actor to it. The language is active."""
    rows = document["content"]["rows"]
    ties: dict[str, list[str]] = {}
    for row in sorted(rows["position"], key=span_order):
        ties.setdefault(row["organization"], []).append(f"{said(row, 'title', language)} ({when(row, language)})")
    for row in sorted(rows["relation"], key=span_order):
        dated = f" ({when(row, language)})" if row["since"] or row["until"] else ""
        ties.setdefault(row["object"], []).append(relation_in_words(row, document, language) + dated)
    return ties


def when(row: dict, language: str) -> str:
    since, until, known_on = (row.get(name) and PartialDate.from_json(row[name]) for name in ("since", "until", "known_on"))
    return span_in_words(since, until, known_on, language)
