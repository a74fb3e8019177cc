"""The index rows of everything that a version dates."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from agreements.bilingual import LANGUAGES, said
from agreements.cards import date_shown, name_of
from agreements.models import Actor, ActorEvent, ActorHappening, AgreementEvent, AgreementHappening, Assessment
from agreements.partial_dates import PartialDate
from agreements.provenance.contradictions import COLUMNS, contradictions
from agreements.ties import relation_in_words

SIDES = {
    "position_since": gettext_lazy("Position begins"),
    "position_until": gettext_lazy("Position ends"),
    "relation_since": gettext_lazy("Relation begins"),
    "relation_until": gettext_lazy("Relation ends"),
}


LONGEST = 160  # letters of a text that stands for an event


class Words(NamedTuple):
    """What happened, and to what or whom; `badge` is the language of `about` where it is not the page's."""

    what: str
    about: str = ""
    badge: str = ""


Say = Callable[[str], Words]  # by language, which is active
Dated = tuple[dict, str, dict | None, Say]  # the fact, the kind of happening, its frozen date


def agreement_happenings(version) -> Iterator[AgreementHappening]:
    """Without version and span: events, due dates and ratings."""
    document, rows = version.document, version.content["rows"]
    parties = {one["uid"]: one["actor"] for one in rows["party"]}
    owed = {one["uid"]: one for one in rows["commitment"]}

    def event(row: dict) -> Say:
        party = parties.get(row.get("party", ""))
        return lambda language: told(row, "note", AgreementEvent, language)._replace(
            about=name_of(document, party, language) if party else "", badge=""
        )

    def due(row: dict) -> Say:
        return lambda language: about(row, "deliverable", pgettext("of a commitment", "Due"), language)

    def rating(row: dict) -> Say:
        return lambda language: about(owed[row["commitment"]], "deliverable", Assessment.Rating(row["rating"]).label, language)

    dated = chain(
        ((row, row["kind"], row["on"], event(row)) for row in rows["agreementevent"]),
        ((row, "due", row["due_on"], due(row)) for row in rows["commitment"]),
        ((row, "rated", row["as_of"], rating(row)) for row in rows["assessment"]),
    )
    return happenings(AgreementHappening, version, dated)


def actor_happenings(version) -> Iterator[ActorHappening]:
    """Without version and span: life, positions, relations and events."""
    document, item, rows = version.document, version.content["item"], version.content["rows"]

    def life(name: str) -> Say:
        return lambda _language: Words(life_in_words(item, name))

    def position(row: dict, kind: str) -> Say:
        return lambda language: position_in_words(row, document, language, str(SIDES[kind]))

    def relation(row: dict, kind: str) -> Say:
        return lambda language: Words(str(SIDES[kind]), relation_in_words(row, document, language))

    def event(row: dict) -> Say:
        return lambda language: told(row, "text", ActorEvent, language)

    dated_twice = {COLUMNS[row["kind"]] for row in rows["actorevent"] if row["kind"] in COLUMNS and row["on"] == item[COLUMNS[row["kind"]]]}
    dated = chain(
        (({"uid": ""}, name, item[name], life(name)) for name in ("began_on", "ended_on") if name not in dated_twice),
        ((row, kind, row[side], position(row, kind)) for row in rows["position"] for kind, side in sides("position")),
        ((row, kind, row[side], relation(row, kind)) for row in rows["relation"] for kind, side in sides("relation")),
        ((row, row["kind"], row["on"], event(row)) for row in rows["actorevent"]),
    )
    return happenings(ActorHappening, version, dated)


def sides(lasting: str) -> list[tuple[str, str]]:
    """(kind of happening, column) of what begins and ends."""
    return [(f"{lasting}_{side}", side) for side in ("since", "until")]


def life_in_words(item: dict, name: str) -> str:
    if item["kind"] == Actor.Kind.PERSON:
        return pgettext("of a person", "Born") if name == "began_on" else pgettext("of a person", "Died")
    return pgettext("of an organisation", "Founded") if name == "began_on" else pgettext("of an organisation", "Dissolved")


def about(row: dict, name: str, what: str, language: str) -> Words:
    text = said(row, name, language)
    return Words(str(what), text.text, text.badge)


def told(row: dict, name: str, model: type[AgreementEvent | ActorEvent], language: str) -> Words:
    """An event by its kind; one of no known kind by its text."""
    kind = model.Kind(row["kind"])
    words = about(row, name, kind.label, language)
    return Words(shortened(words.about)) if kind == model.Kind.OTHER and words.about else words


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"


def position_in_words(row: dict, document: dict, language: str, what: str) -> Words:
    title = said(row, "title", language)
    return Words(what, f"{title}, {name_of(document, row['organization'], language)}", title.badge)


def happenings(model, version, dated: Iterator[Dated]) -> Iterator:
    disputed = {uid for one in contradictions(version.content) for uid in one.uids}
    for row, kind, value, say in dated:
        if value:
            fact = row["uid"] or kind  # what the contradictions call a column of the record itself
            yield happening(model, version, row["uid"], kind, value, say, is_disputed=fact in disputed)


def happening(model, version, uid: str, kind: str, value: dict, say: Say, *, is_disputed: bool):
    """It is listed under the last day of the year, month or day that the source names, so that “about 2020” stands in 2020."""
    day = PartialDate.from_json(value)
    return model(
        public_id=version.public_id,
        uid=uid,
        kind=kind,
        day_min=day.earliest,
        day_max=day.latest,
        sort_date=PartialDate(day.value).latest,
        shown={language: shown(value, say, language, is_disputed=is_disputed) for language in LANGUAGES},
    )


def shown(value: dict, say: Say, language: str, *, is_disputed: bool) -> dict:
    with translation.override(language):
        words = say(language)
        date = date_shown(value, language, _("accounts differ") if is_disputed else "")
    return {**words._asdict(), "date": date | {"qualifier": value["qualifier"]}}
