"""What an editor should know of the evidence before publishing: retracted sources, facts that contradict each other. Warnings all."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.publishing.embargo import with_foundations
from newsroom.publishing.errors import Problem
from newsroom.publishing.models import Item
from newsroom.publishing.shapes import publishing_of

from ..bilingual import LANGUAGES
from ..history.comparison_words import Told
from ..models import Source
from .contradictions import COLUMNS, contradictions
from .foundations import source_fields

# Where the rows of a table stand on the form.
PLACES = {
    "agreementevent": "events",
    "actorevent": "events",
    "position": "positions",
    "relation": "relations",
    "identifier": "identifiers",
    "signature": "signatures",
    "commitment": "commitments",
    "assessment": "commitments",
    "amount": "amounts",
}


def retraction_problems(item: Item) -> Iterator[Problem]:
    """One for each retracted source that something of the item rests on, at the desk: a confidential one counts, too. Two queries."""
    for source in with_foundations(sources_of(item)):
        if source.retracted_on:
            words = {"source": source, "day": date_format(source.retracted_on, "DATE_FORMAT"), "reason": source.retraction_reason}
            text = _("It rests on “%(source)s”, which was retracted on %(day)s: %(reason)s")
            yield Problem(text % words, is_blocking=False)


def sources_of(item: Item) -> list[Source]:
    publishing = publishing_of(item)
    own = {getattr(item, f"{name}_id") for name in source_fields(publishing.item)} - {None}
    tables = [rows.of(item).order_by().values_list(name) for rows in publishing.rows for name in source_fields(rows.model)]
    named = tables[0].union(*tables[1:]) if tables else ()
    return list(Source.objects.filter(pk__in=own | {key for (key,) in named if key}).order_by("pk"))


def contradiction_problems(kind: str, document: dict) -> Iterator[Problem]:
    """One for each question that the record answers in two ways. No queries."""
    language = get_language() if get_language() in LANGUAGES else LANGUAGES[0]
    told = Told(kind, document, language)
    for one in contradictions(document["content"]):
        row = next(row for row in one.rows if row["uid"] not in COLUMNS.values())
        field = told.models[one.table]._meta.get_field(one.field)
        answers = dict.fromkeys(told.value(field, row) for row in one.rows)
        words = {"what": told.row_name(one.table, row), "answers": " / ".join(answers)}
        text = _("Accounts differ on “%(what)s”: %(answers)s. Readers see them side by side, each with its source.")
        yield Problem(text % words, PLACES[one.table], is_blocking=False)
