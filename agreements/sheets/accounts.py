"""Facts that contradict each other, side by side: each answer with its source, and none of them ours."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from agreements.bilingual import said
from agreements.cards import date_shown
from agreements.models import ActorEvent, AgreementEvent, Amount, Assessment, Identifier, Relation
from agreements.provenance.contradictions import COLUMNS, Contradiction, contradictions
from agreements.provenance.facts import evidence
from agreements.spans import span_shown
from agreements.ties import RELATION_WORDS

from .amounts import amount_shown
from .wording import actor_link

# Rows of these tables stand in their account only; the others stay in their list, too, because they say more than what is disputed.
APART = {"agreementevent", "actorevent", "position", "relation"}
UNDATED = {"display": gettext_lazy("Date not stated")}


def accounts(document: dict, language: str) -> dict[str, list[dict]]:
    """By table `[{"label", "answers": [{"answer", "text", "text_language", …evidence}]}]`; the language is active."""
    found: dict[str, list[dict]] = {}
    for one in joined(contradictions(document["content"])):
        label, answer = SHOWN[one.table]
        answers = [answer(row, document, language) | evidence(row, document, language) for row in one.rows]
        found.setdefault(one.table, []).append({"label": label(row_of(one), document, language), "answers": answers})
    return found


def row_of(one: Contradiction) -> dict:
    """One that says what it is about: a column of the record itself does not tell birth from founding."""
    return next(row for row in one.rows if row["uid"] not in COLUMNS.values())


def joined(found: list[Contradiction]) -> list[Contradiction]:
    """An office whose beginning and end are both disputed has one account."""
    kept: list[Contradiction] = []
    for one in found:
        same = next((other for other in kept if other.table == one.table and not {*other.uids}.isdisjoint(one.uids)), None)
        if same is None:
            kept.append(one)
        else:
            more = tuple(row for row in one.rows if row["uid"] not in same.uids)
            kept[kept.index(same)] = replace(same, rows=(*same.rows, *more), pairs=same.pairs | one.pairs)
    return kept


def standing_apart(document: dict) -> set[str]:
    """The uids of rows that are shown in an account instead of in their list."""
    return {uid for one in contradictions(document["content"]) if one.table in APART for uid in one.uids}


def differs(document: dict, table: str, kind: str) -> bool:
    """Whether the record contradicts itself about what happened to it as a whole."""
    found = (one.rows[0] for one in contradictions(document["content"]) if one.table == table)
    return any(row["kind"] == kind and "party" not in row for row in found)


# What each table's account is about, and one answer in it.


def event_label(row: dict, document: dict, language: str) -> str:
    label = AgreementEvent.Kind(row["kind"]).label
    return format_html("{} ({} {})", label, _("only for"), party_link(row, document, language)) if "party" in row else label


def party_link(row: dict, document: dict, language: str) -> str:
    parties = {one["uid"]: one["actor"] for one in document["content"]["rows"]["party"]}
    return actor_link(parties[row["party"]], document, language)


def dated(row: dict, document: dict, language: str) -> dict:
    note = said(row, "note" if "note_de" in row else "text", language)
    return {"answer": date_shown(row["on"], language) or UNDATED, "text": note.text, "text_language": note.badge}


def position_label(row: dict, document: dict, language: str) -> str:
    return format_html("{}, {}", said(row, "title", language).text, actor_link(row["organization"], document, language))


def relation_label(row: dict, document: dict, language: str) -> str:
    return format_html("{}: {}", RELATION_WORDS[Relation.Kind(row["kind"])], actor_link(row["object"], document, language))


def lasting(row: dict, document: dict, language: str) -> dict:
    return {"answer": span_shown(row, language)}


def signature_label(row: dict, document: dict, language: str) -> str:
    return format_html("{} {}", _("Signature of"), actor_link(row["person"], document, language))


def commitment_label(row: dict, document: dict, language: str) -> str:
    return f"{pgettext('of a commitment', 'Due')}: {said(row, 'deliverable', language).text}"


def assessment_label(row: dict, document: dict, language: str) -> str:
    owed = next(one for one in document["content"]["rows"]["commitment"] if one["uid"] == row["commitment"])
    return f"{said(owed, 'deliverable', language).text}, {date_shown(row['as_of'], language)['display']}"


def in_words(say: Callable[[dict], str]) -> Callable:
    return lambda row, document, language: {"answer": {"display": say(row)}}


def day_in(field: str) -> Callable:
    return lambda row, document, language: {"answer": date_shown(row[field], language) or UNDATED}


def labelled(choices, field: str) -> Callable:
    return lambda row, document, language: str(choices(row[field]).label)


def sum_of_money(row: dict, document: dict, language: str) -> dict:
    shown = amount_shown(row, {}, document, language)
    return {"answer": {"display": shown["words"]}, "text": shown["note"], "text_language": shown["note_language"]}


SHOWN: dict[str, tuple[Callable, Callable]] = {
    "agreementevent": (event_label, dated),
    "actorevent": (labelled(ActorEvent.Kind, "kind"), dated),
    "position": (position_label, lasting),
    "relation": (relation_label, lasting),
    "identifier": (labelled(Identifier.Scheme, "scheme"), in_words(lambda row: row["value"])),
    "signature": (signature_label, day_in("signed_on")),
    "commitment": (commitment_label, day_in("due_on")),
    "assessment": (assessment_label, in_words(lambda row: str(Assessment.Rating(row["rating"]).label))),
    "amount": (labelled(Amount.Kind, "kind"), sum_of_money),
}
