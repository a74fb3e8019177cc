"""Columns of facts that no field of the desk holds, and the order of their rows."""

from collections.abc import Callable

from django.utils.translation import pgettext_lazy

from agreements.api.representations import by_date
from agreements.api.shapes import in_order as by_order
from agreements.commitments.standing import SETTLED
from agreements.names import script_of
from agreements.standing.authority import authority_of
from agreements.vocabulary import Authority, Rating

from .columns import Column, Context, Type, dates, plain


def latest_of(found: Context) -> dict | None:
    """The assessment of a commitment that counts."""
    ratings = [row for row in found.version.content["rows"]["assessment"] if row["commitment"] == found.row["uid"]]
    return by_date(ratings, "as_of")[-1] if ratings else None


def rating(found: Context) -> str | None:
    latest = latest_of(found)
    return latest["rating"] if latest else None


def rated_on(found: Context) -> dict | None:
    latest = latest_of(found)
    return latest["as_of"] if latest else None


def actor_of_party(name: str) -> Callable[[Context], str | None]:
    """The actor behind a row's reference to a party."""

    def value(found: Context) -> str | None:
        parties = {row["uid"]: row["actor"] for row in found.version.content["rows"]["party"]}
        return parties.get(found.row.get(name, ""))

    return value


BEFORE = {
    "assessment": (Column("commitment_id", Type.ID, pgettext_lazy("codebook", "commitment"), plain("commitment"), aspect="id"),),
}
AFTER = {
    "actorname": (
        Column(
            "script",
            Type.TEXT,
            pgettext_lazy("codebook", "script"),
            lambda found: script_of(found.row["name"]),
            meaning=pgettext_lazy("codebook", "Four letters as in ISO 15924, such as Cyrl."),
        ),
    ),
    "signature": (
        Column(
            "position_held",
            Type.CODE,
            pgettext_lazy("codebook", "position held that day"),
            lambda found: authority_of(found.row, found.version.document),
            codes=Authority,
            meaning=pgettext_lazy("codebook", "Whether the position was held on the day of the signing, as far as the dates tell."),
        ),
    ),
    "commitment": (
        Column("owed_by_actor_id", Type.ID, pgettext_lazy("codebook", "actor that owes it"), actor_of_party("owed_by"), aspect="id"),
        Column(
            "beneficiary_actor_id",
            Type.ID,
            pgettext_lazy("codebook", "actor to which it is owed"),
            actor_of_party("beneficiary"),
            aspect="id",
        ),
        Column(
            "rating",
            Type.CODE,
            pgettext_lazy("codebook", "latest rating"),
            rating,
            codes=Rating,
            meaning=pgettext_lazy("codebook", "Empty where nobody assessed it yet."),
        ),
        *dates("rated_on", rated_on, label=pgettext_lazy("codebook", "day of the latest rating")),
        Column(
            "is_open",
            Type.BOOLEAN,
            pgettext_lazy("codebook", "open"),
            lambda found: rating(found) not in SETTLED,
            meaning=pgettext_lazy("codebook", "Whether the latest rating, or the lack of one, leaves it open."),
        ),
    ),
}


ORDERED = {"agreementevent": "on", "actorevent": "on", "position": "since", "relation": "since", "assessment": "as_of"}


def in_order(name: str, rows: dict[str, list[dict]]) -> list[dict]:
    """As the record's page shows them."""
    found = rows[name]
    if name in ORDERED:
        return by_date(found, ORDERED[name])
    if found and "order" in found[0]:
        return by_order(found)
    if name == "provision":
        return sorted(found, key=lambda row: row["number"])
    return sorted(found, key=lambda row: row["uid"])
