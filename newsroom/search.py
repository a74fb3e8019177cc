"""Search in everything that is live: articles, actors, agreements. Used by the page and by the API; two queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchRank
from django.db import connection
from django.db.models import CharField, F, QuerySet, Value

from agreements.models import ActorVersion, AgreementVersion
from articles.models import ArticleVersion

KINDS = ("article", "actor", "agreement")
MODELS = {"article": ArticleVersion, "actor": ActorVersion, "agreement": AgreementVersion}
# Which columns hold the name in either language; an article has one name, and a language.
NAMES = {"article": ("headline", "headline"), "actor": ("name_de", "name_en"), "agreement": ("title_de", "title_en")}
COLUMNS = ("found", "public_id", "slug", "in_language", "de", "en", "published_at", "rank", "card", "version")

LONGEST = 200
WORDS_AT_MOST = 16
# Ranking costs about 10 µs a hit on long texts. Up to so many hits all are ranked, of more the newest ones.
RANK_ALL_UP_TO, RANK_NEWEST = 1_000, 300


@dataclass(frozen=True)
class Hit:
    """`card` is the rendering that was asked for; `language` is empty for records, which have a name in both."""

    kind: str
    public_id: str
    slug: str
    language: str
    name_de: str
    name_en: str
    published_at: datetime
    rank: float
    card: Any
    version: int


@dataclass(frozen=True)
class Results:
    """The best hits first; `count` says how many there are, at least so many where `is_capped`."""

    hits: list[Hit]
    count: int
    is_capped: bool


def search(q: str, language: str = "", kinds: Iterable[str] = KINDS, limit: int = 20, *, rendering: str = "card") -> Results:
    """What matches every word of `q`; words in quotation marks stand together. Forms of a word find each other, in German and English.

    With `language`, articles are in that language, and cards of records too. Only the first LONGEST characters of `q` count.
    """
    query = query_for(q[:LONGEST])
    if query is None:
        return Results([], 0, False)
    matching = {kind: matches(kind, query, language) for kind in KINDS if kind in set(kinds)}
    counts = capped_counts(matching)
    parts = [ranked(kind, found, query, counts[kind], language, rendering) for kind, found in matching.items() if counts[kind]]
    if not parts:
        return Results([], 0, False)
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    hits = [Hit(*row) for row in rows.order_by("-rank", "-published_at", "public_id")[:limit]]
    is_capped = any(count > RANK_ALL_UP_TO for count in counts.values())
    return Results(hits, sum(min(count, RANK_ALL_UP_TO) for count in counts.values()), is_capped)


def query_for(q: str) -> SearchQueryCombinable | None:
    """None when there is nothing to look for.

    Each word may match in German, in English or as a name; besides, the whole in one language, because there “und” and “the” are no words.
    """
    parts = [(phrase or word).strip(" -") for phrase, word in re.findall(r'[„“”"]([^„“”"]+)[“”"]|([^\s„“”"]+)', q.replace("\0", " "))]
    parts = [part for part in parts if re.search(r"\w", part)]
    if not parts:
        return None
    query = whole(parts, "german") | whole(parts, "english")
    return query | mixed(parts) if len(parts) <= WORDS_AT_MOST else query


def whole(parts: list[str], config: str) -> SearchQueryCombinable:
    return every([SearchQuery(part, config=config, search_type="phrase") for part in parts])


def mixed(parts: list[str]) -> SearchQueryCombinable:
    configs = ("german", "english", "simple")
    return every([any_of([SearchQuery(part, config=config, search_type="phrase") for config in configs]) for part in parts])


def every(queries: list) -> SearchQueryCombinable:
    first, *others = queries
    for one in others:
        first = first & one
    return first


def any_of(queries: list) -> SearchQueryCombinable:
    first, *others = queries
    for one in others:
        first = first | one
    return first


def matches(kind: str, query: SearchQueryCombinable, language: str) -> QuerySet:
    found = MODELS[kind].objects.live().filter(search_vector=query).order_by()
    return found.filter(language=language) if kind == "article" and language else found


def capped_counts(matching: dict[str, QuerySet]) -> dict[str, int]:
    """How many match, of each kind; counting stops one beyond RANK_ALL_UP_TO."""
    compiled = [found.values("pk")[: RANK_ALL_UP_TO + 1].query.sql_with_params() for found in matching.values()]
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) AS capped)" for sql, _params in compiled)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [param for _sql, params in compiled for param in params])
        return dict(zip(matching, cursor.fetchone(), strict=True))


def ranked(kind: str, found: QuerySet, query: SearchQueryCombinable, count: int, language: str, rendering: str) -> QuerySet:
    """Rows of COLUMNS for a UNION of all kinds."""
    model = MODELS[kind]
    if count > RANK_ALL_UP_TO:
        found = model.objects.filter(pk__in=found.newest_first().values("pk")[:RANK_NEWEST])
    de, en = NAMES[kind]
    return (
        found.with_rendering(rendering, language)
        .annotate(
            found=Value(kind, CharField()),
            in_language=F("language") if kind == "article" else Value("", CharField()),
            de=F(de),
            en=F(en),
            published_at=F("first_published_at"),
            rank=SearchRank(F("search_vector"), query),
            card=F("prepared__content"),
            version=F("pk"),
        )
        .order_by()
        .values_list(*COLUMNS)
    )
