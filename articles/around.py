"""What is alive around an article, in one query: the records that it names, its translations, and what else reports on them."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils import translation

from agreements.live import COLUMNS, Key, LiveRecord, live_query
from newsroom.publishing.parts import holes

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
        """The records that the article names and that are live, actors before agreements."""
        return [self.records[key] for key in sorted(self.records)]


def rows_of(kind: str, versions: QuerySet) -> QuerySet:
    return versions.annotate(record=Value(kind, CharField())).values_list(*COLUMNS)


def related_to(version: ArticleVersion, keys: list[str]) -> QuerySet:
    """Newest other stories in the language that name one of these records."""
    shared = ArticleVersionMention.objects.filter(version=OuterRef("pk"), public_id__in=keys)
    others = ArticleVersion.objects.for_list(version.language).exclude(story=version.story)
    return rows_of("related", others.filter(Exists(shared)).newest_first())[:RELATED]


def around(version: ArticleVersion) -> Around:
    """One query, whatever the article names."""
    page = version.rendering
    wanted: dict[str, set[str]] = {"actor": set(), "agreement": set()}
    for kind, public_id in [*holes(page["parts"]), *map(tuple, page["mentions"])]:
        if kind in wanted:
            wanted[kind].add(public_id)
    siblings = ArticleVersion.objects.for_list("", of_any_language=True).filter(story=version.story).exclude(item_id=version.item_id)
    queries = [live_query(kind, ids, version.language) for kind, ids in wanted.items() if ids]
    queries.append(rows_of("sibling", siblings.order_by()))
    queries.append(related_to(version, sorted(wanted["actor"] | wanted["agreement"])))
    rows = list(queries[0].union(*queries[1:], all=True))
    found = Around(
        made_of=tuple(sorted((row[0], row[1], row[2]) for row in rows)), until=[version.visible_until, *(row[3] for row in rows)]
    )
    for kind, public_id, pk, until, card in rows:
        if kind == "sibling":
            found.siblings[card["language"]] = card
        elif kind == "related":
            found.related.append(card)
        elif card:
            found.records[kind, public_id] = LiveRecord(kind, public_id, pk, until, card)
    found.alternate = alternate(version, found.siblings)
    return found


def alternate(version: ArticleVersion, siblings: dict[str, dict]) -> dict:
    """The language switch: the translation, or else the other language's list."""
    urls = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            urls[code] = siblings[code]["url"] if code in siblings else reverse("articles:article-list")
    return urls | {"has_sibling": any(code in siblings for code in urls if code != version.language)}
