"""Rows that answer the same question differently: two births, two entries into force, two beginnings of one office.

Pure: works on the content of a document, and on rows of the desk in the same shape. A question is a table, what the row is about, and a
field; answers are compatible when both can be true: 1922 and 16 April 1922 are, 16 April 1922 and 31 January 1923 are not. Silence
contradicts nothing, and neither does what a source itself calls uncertain. Who says it does not matter: even one source may say two things.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from ..models import ActorEvent, AgreementEvent, Amount, Identifier
from ..partial_dates import PartialDate, Qualifier

Bounds = tuple[date | Decimal | None, date | Decimal | None]

# What happens to an agreement once, and to one party of it.
ONCE = {
    AgreementEvent.Kind.SIGNED,
    AgreementEvent.Kind.ANNOUNCED,
    AgreementEvent.Kind.IN_FORCE,
    AgreementEvent.Kind.TERMINATED,
    AgreementEvent.Kind.EXPIRED,
    AgreementEvent.Kind.SUPERSEDED,
}
ONCE_FOR_A_PARTY = {AgreementEvent.Kind.RATIFIED, AgreementEvent.Kind.ACCEDED, AgreementEvent.Kind.DENOUNCED}
ENDS = {AgreementEvent.Kind.SUSPENDED, AgreementEvent.Kind.DENOUNCED, AgreementEvent.Kind.TERMINATED, AgreementEvent.Kind.EXPIRED}
# What happens to an actor once, and the column of the record that answers, too.
COLUMNS = {
    ActorEvent.Kind.BORN: "began_on",
    ActorEvent.Kind.FOUNDED: "began_on",
    ActorEvent.Kind.DIED: "ended_on",
    ActorEvent.Kind.DISSOLVED: "ended_on",
}
ONE_OF_A_KIND = {Identifier.Scheme.WIKIDATA, Identifier.Scheme.LEI, Identifier.Scheme.VIAF, Identifier.Scheme.GND}
ONE_SUM = {Amount.Kind.TOTAL, Amount.Kind.ANNUAL}


@dataclass(frozen=True)
class Contradiction:
    """`rows` of `table` answer `field`, in the order of their answers; `pairs` of their uids exclude each other.

    A column of the record itself answers with its name for a uid.
    """

    table: str
    field: str
    rows: tuple[dict, ...]
    pairs: frozenset[frozenset[str]] = frozenset()

    @property
    def uids(self) -> tuple[str, ...]:
        return tuple(row["uid"] for row in self.rows)

    def those_against(self, uid: str) -> set[str]:
        """The uids of the rows that exclude what this one says."""
        return {other for pair in self.pairs if uid in pair for other in pair} - {uid}


def contradictions(content: dict) -> list[Contradiction]:
    """Of `{"item": …, "rows": …}` as a document keeps it."""
    found = []
    for table, field, about, answer in QUESTIONS:
        rows = [*content["rows"].get(table, ()), *(columns_as_rows(content["item"]) if table == "actorevent" else ())]
        for same in by_question(rows, about):
            if pairs := excluding_pairs(same, answer, content["rows"]):
                found.append(Contradiction(table, field, those_in(pairs, same, answer), pairs))
    return found


def by_question(rows: list[dict], about: Callable[[dict], Hashable]) -> Iterator[list[dict]]:
    groups = defaultdict(list)
    for row in rows:
        if (question := about(row)) is not None:
            groups[question].append(row)
    return iter(groups.values())


def excluding_pairs(rows: list[dict], answer: Callable, all_rows: dict) -> frozenset[frozenset[str]]:
    found = ((one, other) for one, other in combinations(rows, 2) if excludes(answer(one), answer(other)))
    return frozenset(frozenset({one["uid"], other["uid"]}) for one, other in found if not are_two_times(one, other, all_rows))


def those_in(pairs: frozenset[frozenset[str]], rows: list[dict], answer: Callable) -> tuple[dict, ...]:
    return tuple(
        sorted((row for row in rows if any(row["uid"] in pair for pair in pairs)), key=lambda row: (order_of(answer(row)), row["uid"]))
    )


def excludes(first: object, second: object) -> bool:
    """Bounds that do not meet, or texts that are not the same; None is no answer."""
    if first is None or second is None:
        return False
    if isinstance(first, tuple) and isinstance(second, tuple):
        return lies_before(first, second) or lies_before(second, first)
    return first != second


def lies_before(first: Bounds, second: Bounds) -> bool:
    return first[1] is not None and second[0] is not None and first[1] < second[0]


def order_of(answer: object) -> tuple:
    if isinstance(answer, tuple):
        return tuple((bound is None, bound or "") for bound in (answer[0] or answer[1], answer[1]))
    return ((False, str(answer)),)


def bounds(value: dict | None) -> Bounds | None:
    if not value:
        return None
    day = PartialDate.from_json(value)
    return (day.earliest, day.latest) if day.qualifier != Qualifier.UNCERTAIN else None


def day_of(field: str) -> Callable[[dict], Bounds | None]:
    return lambda row: bounds(row.get(field))


# What each row is about; None for what can be said more than once.


def event(row: dict) -> Hashable:
    once = ONCE | ONCE_FOR_A_PARTY if "party" in row else ONCE
    by = (
        row.get("announced_by") if row["kind"] == AgreementEvent.Kind.ANNOUNCED else None
    )  # everybody may announce it on a day of their own
    return (row["kind"], row.get("party"), by) if row["kind"] in once else None


def actor_event(row: dict) -> Hashable:
    return COLUMNS.get(row["kind"])


def office(row: dict) -> Hashable:
    title = (row["title_de"] or row["title_en"]).casefold()
    return (row["organization"], title, row["is_acting"])


def tie(row: dict) -> Hashable:
    return (row["kind"], row["object"])


def scheme(row: dict) -> Hashable:
    return row["scheme"] if row["scheme"] in ONE_OF_A_KIND else None


def signatory(row: dict) -> Hashable:
    return (row["party"], row["person"]) if "person" in row else None


def promise(row: dict) -> Hashable:
    return (row.get("provision"), row.get("owed_by"), (row["deliverable_de"] or row["deliverable_en"]).casefold())


def rated_day(row: dict) -> Hashable:
    return (row["commitment"], row["as_of"]["value"])


def sum_of(row: dict) -> Hashable:
    """Of one kind, in one currency, for one provision, as of one day: another currency may be the same money."""
    as_of = row["as_of"] and row["as_of"]["value"]
    return (row["kind"], row["currency"], row.get("provision"), as_of) if row["kind"] in ONE_SUM else None


def range_of_sum(row: dict) -> Bounds:
    low, high = Decimal(row["value"]), Decimal(row["upper"] or row["value"])
    match row["exactness"]:
        case Amount.Exactness.ABOUT:
            return (low * Decimal("0.9"), high * Decimal("1.1"))
        case Amount.Exactness.AT_LEAST:
            return (low, None)
        case Amount.Exactness.UP_TO:
            return (None, high)
    return (low, high)


QUESTIONS: list[tuple[str, str, Callable[[dict], Hashable], Callable]] = [
    ("agreementevent", "on", event, day_of("on")),
    ("actorevent", "on", actor_event, day_of("on")),
    ("position", "since", office, day_of("since")),
    ("position", "until", office, day_of("until")),
    ("relation", "since", tie, day_of("since")),
    ("relation", "until", tie, day_of("until")),
    ("identifier", "value", scheme, lambda row: row["value"]),
    ("signature", "signed_on", signatory, day_of("signed_on")),
    ("commitment", "due_on", promise, day_of("due_on")),
    ("assessment", "rating", rated_day, lambda row: row["rating"]),
    ("amount", "value", sum_of, range_of_sum),
]


# Two rows that are about the same thing at two times: an office held twice, a treaty in force again.


def are_two_times(first: dict, second: dict, rows: dict) -> bool:
    if "since" in first:
        return follow_each_other(first, second) or follow_each_other(second, first)
    return first.get("kind") == AgreementEvent.Kind.IN_FORCE and ended_between(first, second, rows.get("agreementevent", ()))


def follow_each_other(first: dict, second: dict) -> bool:
    """Whether the first had ended, surely, when the second began."""
    until, since = bounds(first["until"]), bounds(second["since"])
    return bool(until and since and until[1] and since[0] and until[1] <= since[0])


def ended_between(first: dict, second: dict, events: list[dict]) -> bool:
    days = sorted(PartialDate.from_json(row["on"]).sort_key for row in (first, second))
    between = [row for row in events if row["kind"] in ENDS and row.get("party") == first.get("party") and row["on"]]
    return any(days[0] <= PartialDate.from_json(row["on"]).sort_key <= days[1] for row in between)


def columns_as_rows(item: dict) -> list[dict]:
    """The record's own dates of birth and death, or of its founding and end, as the rows that would say the same."""
    kinds = {"began_on": ActorEvent.Kind.BORN, "ended_on": ActorEvent.Kind.DIED}
    return [{"uid": name, "kind": kind, "on": item[name], "locator": "", "excerpt": ""} for name, kind in kinds.items() if item.get(name)]
