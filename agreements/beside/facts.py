"""The key facts of two agreements, row by row: what they have in common, and what only one of them has. Pure, from two documents."""

from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..bilingual import said
from ..cards import date_shown, due_in_words, in_order
from ..sheets.amounts import amounts
from ..sheets.wording import language_name
from ..vocabulary import AgreementEventKind, Binding, Form, Role, Status, TextStatus


@dataclass(frozen=True)
class Value:
    """One answer. `key` says which answers are the same on both sides, whatever words they are in."""

    key: Hashable
    text: str
    language: str = ""
    is_unknown: bool = False


@dataclass(frozen=True)
class FactRow:
    """`left` and `right` are `(value, whether only this side has it)`. `is_same`: both say exactly the same."""

    label: str
    left: list[tuple[Value, bool]]
    right: list[tuple[Value, bool]]

    @property
    def is_same(self) -> bool:
        return not any(is_alone for _value, is_alone in [*self.left, *self.right])


Answers = dict[str, tuple[str, list[Value]]]


def fact_rows(left, right, language: str) -> list[FactRow]:
    """From two versions with their documents. The page's language is active."""
    one, other = answers(left, language), answers(right, language)
    return [row(one[name][0], one[name][1], other[name][1]) for name in one if one[name][1] or other[name][1]]


def row(label: str, left: list[Value], right: list[Value]) -> FactRow:
    nothing = [Value(None, _("not stated"), is_unknown=True)]
    left, right = left or nothing, right or nothing
    keys = {value.key for value in left}, {value.key for value in right}
    return FactRow(label, [(one, one.key not in keys[1]) for one in left], [(one, one.key not in keys[0]) for one in right])


def answers(version, language: str) -> Answers:
    """The same names in the same order, whatever the agreement tells."""
    document, item, rows = version.document, version.content["item"], version.content["rows"]
    place, due = said(item, "place", language), due_in_words(rows["commitment"])
    return {
        "status": (_("Status"), [chosen(Status(version.status), Status.UNKNOWN)]),
        "form": (_("Form"), [chosen(Form(item["form"]))]),
        "binding": (_("Binding force"), [chosen(Binding(item["binding"]), Binding.UNCLEAR)]),
        "text": (_("Text"), [chosen(TextStatus(item["text_status"]), TextStatus.NOT_PUBLISHED)]),
        **{kind.value: (str(kind.label), dates(kind, rows["agreementevent"], language)) for kind in AgreementEventKind},
        "place": (_("Place"), [Value(place.text, place.text, place.badge)] if place else []),
        "languages": (_("Languages"), [Value(tag, language_name(tag)) for tag in item["languages"]]),
        "topics": (_("Topics"), [topic(key, document, language) for key in item["topics"]]),
        "parties": (_("Parties"), parties(document, language)),
        "timetable": (_("Timetable"), [Value(due, due, is_unknown=True)] if due else []),
        "amounts": (_("Amounts"), [amount(one) for one in amounts(document, language)]),
    }


def chosen(choice, unknown=None) -> Value:
    return Value(choice.value, str(choice.label), is_unknown=choice == unknown)


def dates(kind: str, events: list[dict], language: str) -> list[Value]:
    """Of the agreement as a whole; where accounts differ, all of them."""
    days = [row["on"] for row in events if row["kind"] == kind and row["on"] and "party" not in row]
    texts = dict.fromkeys(date_shown(day, language)["display"] for day in days)
    return [Value(text, text) for text in texts]


def topic(key: str, document: dict, language: str) -> Value:
    name = said(document["cited"]["topic"][key], "name", language)
    return Value(key, name.text, name.badge)


def parties(document: dict, language: str) -> list[Value]:
    return [party(row, document, language) for row in in_order(document["content"]["rows"]["party"])]


def party(row: dict, document: dict, language: str) -> Value:
    name, role = said(document["cited"]["actor"][row["actor"]], "name", language), Role(row["role"])
    words = name.text if role == Role.PARTY else f"{name.text} ({role.label})"
    return Value((row["actor"], row["role"]), words, name.badge)


def amount(shown: dict) -> Value:
    words = f"{shown['words']} ({shown['kind']})"
    return Value(words, words)
