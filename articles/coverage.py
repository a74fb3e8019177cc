"""What articles add to the page of a record: the stories that name it, and of an actor what it said. One query."""

from collections.abc import Iterable
from datetime import datetime
from itertools import count

from django.db.models import CharField, F, FilteredRelation, JSONField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from agreements.around import known_as
from agreements.cards import date_shown
from agreements.contributions import Contribution, contributes
from agreements.provenance.facts import source_shown
from newsroom.reading.prepared import Prepared

from .body import position_in_words, quoted
from .models import ArticleVersionMention, ArticleVersionQuote

STORIES, QUOTES = 40, 20  # rows read, newest first
SHOWN = 10


@contributes
def coverage(kind: str, public_id: str, language: str, moment: datetime | None) -> Contribution:
    """Stories in the page's language first, a translation only where it is the only one; quotes with the article that prints them."""
    rows = LIVE_ROWS[kind](public_id=public_id) if moment is None else list(rows_about(kind, public_id, moment))
    cards = chosen([row for row in rows if row[0] == "story"], language)
    said = [quote_shown(row, language) for row in said_once([row for row in rows if row[0] == "quote"], language)]
    return Contribution(
        sections=[{"template": "articles/_quotes.html", "anchor": "quotes", "title": _("Quotes"), "count": len(said), "quotes": said}]
        if said
        else [],
        panels=[{"template": "articles/_coverage.html", "title": title(kind), "cards": cards}] if cards else [],
        made_of=tuple(sorted((row[0], row[1], row[2]) for row in rows)),
        until=[row[3] for row in rows],
    )


def title(kind: str) -> str:
    return _("Articles that report it") if kind == "agreement" else _("Coverage")


def rows_about(kind: str, public_id: str, moment: datetime | None) -> QuerySet:
    """Articles that name what merged into the actor are about the actor, too."""
    if kind != "actor":
        return stories(kind, Q(public_id=public_id), moment)
    names = known_as(kind, public_id, moment)
    queries = [*(stories(kind, name, moment) for name in names), *(quotes(name, moment) for name in names)]
    return queries[0].union(*queries[1:], all=True)


def stories(kind: str, named: Q, moment: datetime | None) -> QuerySet:
    return with_card("story", ArticleVersionMention.objects.filter(named, kind=kind), Value(None, JSONField()), moment)


def quotes(said_by: Q, moment: datetime | None) -> QuerySet:
    return with_card("quote", ArticleVersionQuote.objects.filter(said_by), F("content"), moment, QUOTES)


def with_card(name: str, index_rows: QuerySet, content, moment: datetime | None, limit: int = STORIES) -> QuerySet:
    """Newest first, of live articles only; on the page of a past moment, those that were out by then."""
    prepared = FilteredRelation("version__renderings", condition=Q(version__renderings__kind="card"))
    rows = index_rows.live().newest_first()
    if moment is not None:
        rows = rows.filter(first_published_at__lte=moment)
    rows = rows.annotate(
        prepared=prepared, record=Value(name, CharField()), card=F("prepared__content"), said=content, story=F("version__story"),
        out=F("first_published_at"), until=F("visible_until"),
    )  # fmt: skip
    return rows.values_list("record", "version_id", "pk", "until", "card", "said", "story", "out")[:limit]


LIVE_ROWS = {kind: Prepared(lambda public_id, kind=kind: rows_about(kind, public_id, None)) for kind in ("actor", "agreement")}


def chosen(rows: Iterable[tuple], language: str) -> list[dict]:
    """One card for each story."""
    place = count()
    ranked = sorted(rows, key=lambda row: (row[4]["language"] != language, -row[7].timestamp(), next(place)))
    by_story: dict[str, dict] = {}
    for row in ranked:
        by_story.setdefault(row[6], row[4] | {"published_at": row[7]})
    return list(by_story.values())[:SHOWN]


def said_once(rows: Iterable[tuple], language: str) -> list[tuple]:
    """Each quotation once, by preference where it is printed in the page's language; newest first."""
    by_words: dict[tuple[str, str], tuple] = {}
    for row in sorted(rows, key=lambda row: (row[5]["article_language"] != language, -row[7].timestamp())):
        by_words.setdefault((row[5]["text"], row[5]["language"]), row)
    return sorted(by_words.values(), key=lambda row: row[7], reverse=True)


def quote_shown(row: tuple, language: str) -> dict:
    """For articles/_quotes.html."""
    card, content = row[4], row[5]
    return {
        "text": quoted(content["text"], content["language"]),
        "language": content["language"],
        "translation": quoted(content["translation"], content["article_language"]) if content["translation"] else "",
        "translation_language": content["article_language"],
        "translator": content["translated_by"],
        "is_machine_translation": content["is_machine_translation"],
        "said_on": date_shown(content["said_on"], language),
        "occasion": content["occasion"],
        "position": position_in_words(content["position"], language) if "position" in content else "",
        "source": source_shown(content.get("source"), language),
        "locator": content["locator"],
        "article": card,
        "published_at": row[7],
    }
