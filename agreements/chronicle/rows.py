"""The index rows of everything that a version dates."""

from collections.abc import Callable, Iterator
from itertools import chain

from django.utils import translation

from agreements.bilingual import LANGUAGES, said
from agreements.cards import date_shown, name_of
from agreements.models import Actor, ActorEvent, ActorHappening, AgreementEvent, AgreementHappening, Assessment
from agreements.partial_dates import PartialDate

Words = Callable[[str], tuple[str, str]]  # language → what happened, and to what or whom


def agreement_happenings(version) -> Iterator[AgreementHappening]:
    """Without version and span: events, due dates and ratings."""
    document, rows = version.document, version.content["rows"]
    parties = {one["uid"]: one["actor"] for one in rows["party"]}
    owed = {one["uid"]: one for one in rows["commitment"]}

    def event(row: dict) -> Words:
        return lambda language: (
            str(AgreementEvent.Kind(row["kind"]).label),
            name_of(document, parties[row["party"]], language) if "party" in row else "",
        )

    def due(row: dict) -> Words:
        return lambda language: ("", said(row, "deliverable", language).text)

    def rating(row: dict) -> Words:
        deliverable = owed[row["commitment"]]
        return lambda language: (str(Assessment.Rating(row["rating"]).label), said(deliverable, "deliverable", language).text)

    dated = chain(
        ((row, row["kind"], row["on"], event(row)) for row in rows["agreementevent"]),
        ((row, "due", row["due_on"], due(row)) for row in rows["commitment"]),
        ((row, "rated", row["as_of"], rating(row)) for row in rows["assessment"]),
    )
    yield from (happening(AgreementHappening, version, *one) for one in dated if one[2])


def actor_happenings(version) -> Iterator[ActorHappening]:
    """Without version and span: life, positions, relations and events."""
    document, item, rows = version.document, version.content["item"], version.content["rows"]
    itself = {"uid": "", "kind": item["kind"]}

    def life(_row: dict) -> Words:
        return lambda language: (str(Actor.Kind(item["kind"]).label), "")

    def position(row: dict) -> Words:
        return lambda language: (said(row, "title", language).text, name_of(document, row["organization"], language))

    def event(row: dict) -> Words:
        return lambda language: (str(ActorEvent.Kind(row["kind"]).label), said(row, "text", language).text)

    dated = chain(
        ((itself, kind, item[kind], life(itself)) for kind in ("began_on", "ended_on")),
        ((row, f"position_{side}", row[side], position(row)) for row in rows["position"] for side in ("since", "until")),
        ((row, row["kind"], row["on"], event(row)) for row in rows["actorevent"]),
    )
    yield from (happening(ActorHappening, version, *one) for one in dated if one[2])


def happening(model, version, row: dict, kind: str, value: dict, words: Words):
    day = PartialDate.from_json(value)
    return model(
        public_id=version.public_id,
        uid=row["uid"],
        kind=kind,
        day_min=day.earliest,
        day_max=day.latest,
        sort_date=day.latest or day.earliest,
        shown={language: shown(value, words, language) for language in LANGUAGES},
    )


def shown(value: dict, words: Words, language: str) -> dict:
    with translation.override(language):
        what, about = words(language)
    return {"what": what, "about": about, "date": date_shown(value, language)}
