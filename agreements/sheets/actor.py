"""The record sheet of an actor."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.bilingual import LANGUAGES, said
from agreements.cards import date_shown
from agreements.models import Actor, ActorEvent, ActorName, Relation
from agreements.names import script_of
from agreements.provenance.contradictions import contradictions
from agreements.provenance.facts import anchor, evidence, record_evidence
from agreements.spans import certainty, certainty_of_day, day_order, span_order, span_shown
from agreements.ties import RELATION_WORDS

from .accounts import accounts, standing_apart
from .actor_drawn import life_drawn
from .wording import actor_link, identifiers_shown, language_name, resting_on, script_name


def actor_sheet(version, language: str) -> dict:
    """The context of agreements/actor_prepared.html; `version` may be unsaved. The language is active."""
    document = version.document
    item, rows = document["content"]["item"], document["content"]["rows"]
    name = said(item, "name", language)
    apart = standing_apart(document)
    tables = ("position", "relation", "actorevent")
    positions, relations, events = ([row for row in rows[table] if row["uid"] not in apart] for table in tables)
    sheet = {
        "name": name,
        "kind": kind_in_words(item),
        "native": names_in_own_script(rows["actorname"], name.text),
        "description": said(item, "description", language),
        "life": life(document, language),
        "evidence": record_evidence(document, language),
        "names": names_by_source(document, language),
        "positions": [position_shown(row, document, language) for row in sorted(positions, key=span_order)],
        "relations": [relation_shown(row, document, language) for row in sorted(relations, key=span_order)],
        "events": [event_shown(row, document, language) for row in sorted(events, key=in_time)],
        "accounts": accounts(document, language),
        "drawn": life_drawn(document, language),
        "identifiers": identifiers_shown(document, language),
        "website": item["website"],
    }
    return sheet | {"contents": contents(sheet, rows)}


def in_time(row: dict) -> tuple:
    return (day_order(row["on"]), row["uid"])


def names_in_own_script(rows: list[dict], name: str) -> list[dict]:
    """For each language, the shortest form in another script than the heading's that is no transliteration."""
    shown = {}
    for row in sorted(rows, key=lambda row: (len(row["name"]), row["uid"])):
        if row["kind"] != ActorName.Kind.TRANSLITERATION and script_of(row["name"]) not in ("Latn", script_of(name)):
            shown.setdefault(row["language"], row)
    return list(shown.values())


def contents(sheet: dict, rows: dict) -> list[tuple[str, str, int]]:
    """(anchor, label, count) of the sections that the version itself fills."""
    sections = [
        ("names", _("Names"), sum(len(group["names"]) for group in sheet["names"])),
        ("positions", _("Positions"), len(rows["position"])),
        ("relations", _("Relations"), len(rows["relation"])),
        ("events", _("Events"), len(rows["actorevent"])),
    ]
    return [section for section in sections if section[2]]


def kind_in_words(item: dict) -> str:
    kind = str(Actor.Kind(item["kind"]).label)
    return f"{kind} · {Actor.Classification(item['classification']).label}" if item["classification"] else kind


def life(document: dict, language: str) -> list[dict]:
    """`[{"label", "date"}]`: born and died, or founded and dissolved."""
    item = document["content"]["item"]
    is_person = item["kind"] == Actor.Kind.PERSON
    began = pgettext("of a person", "Born") if is_person else pgettext("of an organisation", "Founded")
    ended = pgettext("of a person", "Died") if is_person else pgettext("of an organisation", "Dissolved")
    disputed = {uid for one in contradictions(document["content"]) for uid in one.uids}
    dates = [(began, "began_on"), (ended, "ended_on")]
    days = [(label, {"display": _("accounts differ")} if name in disputed else date_shown(item[name], language)) for label, name in dates]
    return [{"label": label, "date": day} for label, day in days if day]


def names_by_source(document: dict, language: str) -> list[dict]:
    """`[{"names": […], "source", "locator", "excerpt", …}]`: names that rest on the same place in a source stand together.

    The labels in both languages come first; they rest on the main source.
    """
    labels = {"locator": "", "excerpt": ""}
    rows = sorted(document["content"]["rows"]["actorname"], key=lambda row: (*resting_on(row, document), row["name"], row["uid"]))
    groups = {resting_on(labels, document): (labels_shown(document["content"]["item"]), labels)}
    for row in rows:
        names, _first = groups.setdefault(resting_on(row, document), ([], row))
        names.append(name_shown(row, language))
    return [{"names": names} | evidence(first, document, language) | {"anchor": ""} for names, first in groups.values()]


def labels_shown(item: dict) -> list[dict]:
    found = {code: item[f"name_{code}"] for code in LANGUAGES if item[f"name_{code}"]}
    if len(set(found.values())) == 1:
        return [label_shown(next(iter(found.values())), "", ", ".join(map(language_name, found)))]
    return [label_shown(name, code, language_name(code)) for code, name in found.items()]


def label_shown(name: str, code: str, language: str) -> dict:
    return {"name": name, "code": code, "language": language, "script": script_name(script_of(name)), "kind": _("Main name"), "span": None}


def name_shown(row: dict, language: str) -> dict:
    return {
        "anchor": anchor(row["uid"]),
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
