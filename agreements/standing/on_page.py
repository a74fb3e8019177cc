"""“What held on …” on the page of a record: the answers of `agreements.standing.on`, in the words and links of the page."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ..around import Around
from ..bilingual import said
from ..cards import date_shown
from ..live import LiveSheet
from ..models import AgreementEvent, Relation
from ..partial_dates import PartialDate
from ..ties import RELATION_WORDS, when
from .holding import Held
from .on import HeldRow, actor_on, agreement_on, read_period
from .on_around import ROWS, positions_held, told_of
from .words import standing_in_words

HELD_WORDS = {
    Held.CERTAINLY: pgettext_lazy("on a day", "Certain"),
    Held.POSSIBLY: pgettext_lazy("on a day", "Possible"),
    Held.UNKNOWN: pgettext_lazy("on a day", "Not known here"),
}
TITLES = {
    "day": pgettext_lazy("day", "What held on %s"),
    "month": pgettext_lazy("month", "What held in %s"),
    "year": pgettext_lazy("year", "What held in %s"),
}


def period_asked_for(request: HttpRequest) -> PartialDate | None:
    """The day, month or year in `?on=…`. Raises BadRequest."""
    if not (text := request.GET.get("on", "").strip()):
        return None
    try:
        return read_period(text)
    except ValidationError as problem:
        raise BadRequest(" ".join(problem.messages)) from None


def more_around(kind: str, public_id: str, period: PartialDate | None, language: str, moment: datetime | None) -> list:
    return told_of(public_id, period, language, moment) if period and kind == "actor" else []


def on_shown(kind: str, version: LiveSheet, period: PartialDate, found: Around, language: str) -> dict:
    """The context of agreements/_on.html: `status` of an agreement, and `sections` with groups of rows, the certain ones first."""
    shown = {"value": period.value, "title": TITLES[period.precision] % period.display(language)}
    content, cited = version.document["content"], version.document["cited"]

    def link(public_id: str) -> SafeString:
        name = said(cited["actor"][public_id], "name", language).text
        record = found.records.get(("actor", public_id))
        return record.link(name) if record else escape(name)

    if kind == "agreement":
        return shown | of_agreement(content, period, link, language)
    return shown | {"sections": of_actor(content, period, found, link, language)}


def of_agreement(content: dict, period: PartialDate, link: Callable[[str], SafeString], language: str) -> dict:
    answer = agreement_on(content, period)
    by_standing: dict[str, list[dict]] = {}
    for row, standing in answer.parties if answer.differ else ():
        by_standing.setdefault(standing_in_words(standing), []).append({"title": link(row["actor"])})
    parties = [{"label": words, "rows": rows} for words, rows in by_standing.items()]
    events = grouped(answer.events, lambda row: event_row(row, content, link, language))
    sections = [
        section(_("Parties"), parties) | {"is_names": True},
        section(_("What had happened"), events, _("Nothing that this record knows of.")),
    ]
    return {"status": standing_in_words(answer.standing), "is_certain": answer.standing.is_certain, "sections": present(sections)}


def of_actor(content: dict, period: PartialDate, found: Around, link: Callable[[str], SafeString], language: str) -> list[dict]:
    answer, is_person = actor_on(content, period), content["item"]["kind"] == "person"

    def position(row: dict) -> dict:
        return {"title": position_title(row, language), "in": link(row["organization"]), "note": when(row, language)}

    def relation(row: dict) -> dict:
        note = when(row, language) if row["since"] or row["until"] else _("Time not stated")
        return {"title": RELATION_WORDS[Relation.Kind(row["kind"])], "in": link(row["object"]), "note": note, "colon": True}

    return present(
        [
            section(_("Positions held"), grouped(answer.positions, position), _("None that this record knows of.") if is_person else ""),
            section(_("Positions held here"), grouped_by_card(found.told.get("holds", ()), holders(period, language))),
            section(_("Relations"), grouped(answer.relations, relation)),
            section(
                _("Agreements in force"),
                grouped_by_card(found.told.get("in_force", ()), lambda card, how: [({"title": card_link("agreement", card)}, Held(how))]),
                "" if is_person else _("None that this register knows of."),
                has_more=len(found.told.get("in_force", ())) >= ROWS,
            ),
        ]
    )


def section(title: str, groups: list[dict], empty: str = "", *, has_more: bool = False) -> dict:
    return {"title": title, "groups": groups, "empty": empty, "has_more": has_more}


def present(sections: Iterable[dict]) -> list[dict]:
    return [one for one in sections if one["groups"] or one["empty"]]


def grouped(rows: Iterable[HeldRow], shown: Callable[[dict], dict]) -> list[dict]:
    return groups_of((shown(row), held) for row, held in rows)


def grouped_by_card(told: Iterable[tuple], rows_of: Callable[[dict, str], list[tuple[dict, Held]]]) -> list[dict]:
    """Of what other records tell: each row once, as the surest of its answers says."""
    best: dict[str, tuple[dict, Held]] = {}
    for card, detail, _ordering in told:
        for row, held in rows_of(card, detail):
            key = f"{row['title']}{row.get('note')}"
            if key not in best or list(Held).index(held) < list(Held).index(best[key][1]):
                best[key] = (row, held)
    return groups_of(best.values())


def groups_of(rows: Iterable[tuple[dict, Held]]) -> list[dict]:
    rows = list(rows)
    groups = [{"label": HELD_WORDS[held], "held": held, "rows": [row for row, one in rows if one == held]} for held in HELD_WORDS]
    return [group for group in groups if group["rows"]]


def holders(period: PartialDate, language: str) -> Callable[[dict, str], list[tuple[dict, Held]]]:
    def rows_of(card: dict, told: str) -> list[tuple[dict, Held]]:
        person = card_link("actor", card)
        return [
            ({"title": person, "in": escape(position_title(row, language)), "note": when(row, language)}, held)
            for row, held in positions_held(told, period)
        ]

    return rows_of


def position_title(row: dict, language: str) -> str:
    title = said(row, "title", language).text
    return f"{title} ({_('acting')})" if row["is_acting"] else title


def card_link(kind: str, card: dict) -> SafeString:
    label = card["name"] if kind == "actor" else card["title"]
    return mark_safe(f'<a class="ref ref--{kind}" href="{escape(card["url"])}">{escape(label)}</a>')  # noqa: S308  both parts are escaped


def event_row(row: dict, content: dict, link: Callable[[str], SafeString], language: str) -> dict:
    parties = {one["uid"]: one["actor"] for one in content["rows"]["party"]}
    day = date_shown(row["on"], language)
    shown = {"title": AgreementEvent.Kind(row["kind"]).label, "note": day["display"] if day else _("Date not stated")}
    return shown | ({"in": link(parties[row["party"]])} if "party" in row else {})
