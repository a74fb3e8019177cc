"""The record sheet of an actor."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.bilingual import LANGUAGES, said
from agreements.cards import date_shown
from agreements.facts import evidence, source_shown
from agreements.models import Actor, ActorEvent, ActorName, Relation
from agreements.names import script_of
from agreements.spans import certainty, certainty_of_day, day_order, span_order, span_shown
from agreements.ties import RELATION_WORDS

from .wording import actor_link, identifiers, language_name, resting_on, script_name

MAIN_SOURCE = ("", "", "")  # as `resting_on` says it of a fact without a source of its own


def actor_sheet(version, language: str) -> dict:
    """The context of agreements/actor_prepared.html; `version` may be unsaved. The language is active."""
    document = version.document
    item, rows = document["content"]["item"], document["content"]["rows"]
    name = said(item, "name", language)
    events = sorted(rows["actorevent"], key=lambda row: (day_order(row["on"]), row["uid"]))
    sheet = {
        "name": name,
        "kind": kind_in_words(item),
        "native": names_in_own_script(rows["actorname"], name.text),
        "description": said(item, "description", language),
        "life": life(item, language),
        "source": source_shown(document["cited"].get("source", {}).get(item.get("main_source")), language),
        "names": names_by_source(document, language),
        "positions": [position_shown(row, document, language) for row in sorted(rows["position"], key=span_order)],
        "relations": [relation_shown(row, document, language) for row in sorted(rows["relation"], key=span_order)],
        "events": [event_shown(row, document, language) for row in events],
        "identifiers": identifiers(rows["identifier"]),
        "website": item["website"],
    }
    return sheet | {"contents": contents(sheet)}


def names_in_own_script(rows: list[dict], name: str) -> list[dict]:
    """For each language, the shortest form in another script than the heading's that is no transliteration."""
    shown = {}
    for row in sorted(rows, key=lambda row: (len(row["name"]), row["uid"])):
        if row["kind"] != ActorName.Kind.TRANSLITERATION and script_of(row["name"]) not in ("Latn", script_of(name)):
            shown.setdefault(row["language"], row)
    return list(shown.values())


def contents(sheet: dict) -> list[tuple[str, str, int]]:
    """(anchor, label, count) of the sections that the version itself fills."""
    sections = [
        ("names", _("Names"), sum(len(group["names"]) for group in sheet["names"])),
        ("positions", _("Positions"), len(sheet["positions"])),
        ("relations", _("Relations"), len(sheet["relations"])),
        ("events", _("Events"), len(sheet["events"])),
    ]
    return [section for section in sections if section[2]]


def kind_in_words(item: dict) -> str:
    kind = str(Actor.Kind(item["kind"]).label)
    return f"{kind} · {Actor.Classification(item['classification']).label}" if item["classification"] else kind


def life(item: dict, language: str) -> list[dict]:
    """`[{"label", "date"}]`: born and died, or founded and dissolved."""
    is_person = item["kind"] == Actor.Kind.PERSON
    began = pgettext("of a person", "Born") if is_person else pgettext("of an organisation", "Founded")
    ended = pgettext("of a person", "Died") if is_person else pgettext("of an organisation", "Dissolved")
    dates = [(began, date_shown(item["began_on"], language)), (ended, date_shown(item["ended_on"], language))]
    return [{"label": label, "date": day} for label, day in dates if day]


def names_by_source(document: dict, language: str) -> list[dict]:
    """`[{"names": […], "source", "locator", "excerpt", …}]`: names that rest on the same place in a source stand together.

    The labels in both languages come first; they rest on the main source.
    """
    rows = sorted(document["content"]["rows"]["actorname"], key=lambda row: (*resting_on(row), row["name"], row["uid"]))
    groups = {MAIN_SOURCE: labels_shown(document["content"]["item"])}
    for row in rows:
        groups.setdefault(resting_on(row), []).append(name_shown(row, language))
    return [{"names": names, **evidence(evidence_row(*key), document, language)} for key, names in groups.items()]


def evidence_row(source: str, locator: str, excerpt: str) -> dict:
    return {"locator": locator, "excerpt": excerpt} | ({"source": source} if source else {})


def labels_shown(item: dict) -> list[dict]:
    found = {code: item[f"name_{code}"] for code in LANGUAGES if item[f"name_{code}"]}
    if len(set(found.values())) == 1:
        return [label_shown(next(iter(found.values())), "", ", ".join(map(language_name, found)))]
    return [label_shown(name, code, language_name(code)) for code, name in found.items()]


def label_shown(name: str, code: str, language: str) -> dict:
    return {"name": name, "code": code, "language": language, "script": script_name(script_of(name)), "kind": _("Main name"), "span": None}


def name_shown(row: dict, language: str) -> dict:
    return {
        "name": row["name"],
        "code": row["language"],
        "language": language_name(row["language"]),
        "script": script_name(script_of(row["name"])),
        "kind": pgettext("kind of name", "Short form") if row["kind"] == ActorName.Kind.WEAK else ActorName.Kind(row["kind"]).label,
        "span": span_shown(row, language) if row["since"] or row["until"] else None,
    }


def position_shown(row: dict, document: dict, language: str) -> dict:
    """For components/timeline_item.html."""
    title = said(row, "title", language)
    return {
        "title": f"{title} ({_('acting')})" if row["is_acting"] else title.text,
        "language": title.badge,
        "in": actor_link(row["organization"], document, language),
        "date": span_shown(row, language),
        "certainty": certainty(row),
        **evidence(row, document, language),
    }


def relation_shown(row: dict, document: dict, language: str) -> dict:
    return {
        "label": RELATION_WORDS[Relation.Kind(row["kind"])],
        "actor": actor_link(row["object"], document, language),
        "span": span_shown(row, language) if row["since"] or row["until"] else None,
        **evidence(row, document, language),
    }


def event_shown(row: dict, document: dict, language: str) -> dict:
    text = said(row, "text", language)
    return {
        "title": ActorEvent.Kind(row["kind"]).label,
        "date": date_shown(row["on"], language) or {"display": _("Date not stated")},
        "certainty": certainty_of_day(row["on"]),
        "by": actor_link(row["body"], document, language) if "body" in row else "",
        "text": text.text,
        "text_language": text.badge,
        **evidence(row, document, language),
    }
