"""What is alive around an article, in one query: the records that it names, its translations, and what else reports on them."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils import translation

from agreements.live import COLUMNS, Key, LiveRecord, live_query, moved_query
from newsroom.reading.prepared import AnyOf, Prepared

from .live import LivePage
from .models import ArticleVersion, ArticleVersionMention

RELATED = 3


@dataclass
class Around:
    records: dict[Key, LiveRecord] = field(default_factory=dict)
    siblings: dict[str, dict] = field(default_factory=dict)
    related: list[dict] = field(default_factory=list)
    made_of: tuple = ()
    until: list = field(default_factory=list)
    alternate: dict = field(default_factory=dict)

    @property
    def mentions(self) -> list[LiveRecord]:
        """The records that the article names and that are live, actors before agreements; two that merged since are one."""
        return list({self.records[key].version: self.records[key] for key in sorted(self.records)}.values())


def cards(kind: str, versions: QuerySet) -> QuerySet:
    return versions.annotate(record=Value(kind, CharField())).values_list(*COLUMNS)


def all_around(language: str, story: str, actors: str, agreements: str, named: str) -> QuerySet:
    """Rows of COLUMNS: the live records, the translations, and the newest other stories that name one of the records."""
    stories = ArticleVersion.objects.for_list(language)
    translations = ArticleVersion.objects.for_list("", of_any_language=True).filter(story=story).exclude(language=language)
    shared = ArticleVersionMention.objects.filter(AnyOf("public_id", named), version=OuterRef("pk"))
    return live_query("actor", actors, language).union(
        live_query("agreement", agreements, language),
        moved_query("actor", actors, language),
        cards("sibling", translations.order_by()),
        cards("related", stories.exclude(story=story).filter(Exists(shared)).newest_first())[:RELATED],
        all=True,
    )


ALL_AROUND = Prepared(all_around)


def around(version: LivePage) -> Around:
    """One query, whatever the article names."""
    page = version.rendering
    named = {*((part["kind"], part["id"]) for part in page["parts"] if not isinstance(part, str)), *map(tuple, page["mentions"])}
    ids = {kind: sorted(key for found, key in named if found == kind) for kind in ("actor", "agreement")}
    wanted = {"actors": ids["actor"], "agreements": ids["agreement"], "named": ids["actor"] + ids["agreement"]}
    rows = ALL_AROUND(language=version.language, story=page["story"], **wanted)
    found = Around(made_of=tuple(sorted(row[:3] for row in rows)), until=[version.visible_until, *(row[3] for row in rows)])
    for kind, public_id, pk, until, card in rows:
        if kind == "sibling" and card:
            found.siblings[card["language"]] = card
        elif kind == "related" and card:
            found.related.append(card)
        elif card:
            found.records[kind, public_id] = LiveRecord(kind, public_id, pk, until, card)
    found.alternate = alternate(version, found.siblings)
    return found


def alternate(version: LivePage, siblings: dict[str, dict]) -> dict:
    """The language switch: the translation, or else the other language's list."""
    urls = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            urls[code] = siblings[code]["url"] if code in siblings else reverse("articles:article-list")
    return urls | {"has_sibling": any(code in siblings for code in urls if code != version.language)}
