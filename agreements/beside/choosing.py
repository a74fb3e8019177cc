"""Whom an agreement may be compared with: those that its links name, those with its parties or its topics, and a search."""

import json
import re
from datetime import datetime
from functools import reduce
from operator import and_
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable
from django.db import connection

from ..models import AgreementVersion

LONGEST, WORDS_AT_MOST = 200, 8
FOUND_AT_MOST, LOOKED_AT = 10, 500
EACH, KEYS = 6, 12  # suggestions of one sort; parties and topics that are looked at
LINKED, PARTIES, TOPICS = "linked", "parties", "topics"

LIVE = "{0}.visible_from <= newsroom_now() AND ({0}.visible_until IS NULL OR {0}.visible_until > newsroom_now())"

# Of each party and topic the latest agreements, in the order of the index; those that share most come first.
SUGGESTED = f"""
WITH party AS MATERIALIZED (
  SELECT DISTINCT public_id FROM agreements_agreementversionactor
  WHERE version_id = %(version)s AND role = 'party' ORDER BY public_id LIMIT %(keys)s
), topic AS MATERIALIZED (
  SELECT DISTINCT topic_id FROM agreements_agreementversiontopic WHERE version_id = %(version)s ORDER BY topic_id LIMIT %(keys)s
), found (why, version_id, sort_date) AS (
  (SELECT DISTINCT 'linked', other.id, other.sort_date
   FROM agreements_agreementversionlink AS link JOIN agreements_agreementversion AS other ON other.public_id = link.public_id
   WHERE link.version_id = %(version)s AND {LIVE.format("other")} ORDER BY other.sort_date DESC LIMIT %(each)s)
  UNION ALL
  (SELECT DISTINCT 'linked', link.version_id, link.sort_date FROM agreements_agreementversionlink AS link
   WHERE link.public_id = %(public_id)s AND {LIVE.format("link")} ORDER BY link.sort_date DESC LIMIT %(each)s)
  UNION ALL
  (SELECT 'parties', near.version_id, near.sort_date FROM party CROSS JOIN LATERAL (
     SELECT stands.version_id, stands.sort_date FROM agreements_agreementversionactor AS stands
     WHERE stands.public_id = party.public_id AND stands.role = 'party' AND stands.version_id <> %(version)s AND {LIVE.format("stands")}
     ORDER BY stands.sort_date DESC, stands.item_id DESC LIMIT %(keys)s
   ) AS near GROUP BY near.version_id, near.sort_date ORDER BY count(*) DESC, near.sort_date DESC, near.version_id LIMIT %(each)s)
  UNION ALL
  (SELECT 'topics', near.version_id, near.sort_date FROM topic CROSS JOIN LATERAL (
     SELECT about.version_id, about.sort_date FROM agreements_agreementversiontopic AS about
     WHERE about.topic_id = topic.topic_id AND about.version_id <> %(version)s AND {LIVE.format("about")}
     ORDER BY about.sort_date DESC, about.item_id DESC LIMIT %(keys)s
   ) AS near GROUP BY near.version_id, near.sort_date ORDER BY count(*) DESC, near.sort_date DESC, near.version_id LIMIT %(each)s)
)
SELECT found.why, version.public_id, version.id, version.visible_until, card.content
FROM found JOIN agreements_agreementversion AS version ON version.id = found.version_id AND version.redacted_at IS NULL
JOIN agreements_agreementrendering AS card ON card.version_id = version.id AND card.kind = 'card' AND card.language = %(language)s
"""


class Choice(NamedTuple):
    why: str
    public_id: str
    version: int
    until: datetime | None
    card: dict


def suggestions(public_id: str, version: int, language: str) -> dict[str, list[Choice]]:
    """By why they are suggested (LINKED, PARTIES, TOPICS), each agreement once. One query."""
    asked = {"public_id": public_id, "version": version, "language": language, "each": EACH, "keys": KEYS}
    with connection.cursor() as cursor:
        cursor.execute(SUGGESTED, asked)
        rows = [Choice(*row[:4], json.loads(row[4])) for row in cursor.fetchall()]
    found: dict[str, list[Choice]] = {LINKED: [], PARTIES: [], TOPICS: []}
    named = {public_id}
    for choice in rows:
        if choice.public_id not in named:
            named.add(choice.public_id)
            found[choice.why].append(choice)
    return found


def matching(text: str, public_id: str, language: str) -> list[Choice]:
    """Live agreements with all these words in their title or in the names of their parties, the latest first; one more than
    FOUND_AT_MOST where there are more. Of a word that is everywhere LOOKED_AT are looked at. One query, or none.
    """
    query = query_for(text)
    if query is None:
        return []
    hits = AgreementVersion.objects.live().filter(search_vector=query, redacted_at=None).exclude(public_id=public_id)
    looked_at = AgreementVersion.objects.filter(pk__in=hits.order_by().values("pk")[:LOOKED_AT])
    rows = looked_at.with_rendering("card", language).filter(rendering__isnull=False).order_by("-sort_date", "-item_id")
    columns = rows.values_list("public_id", "pk", "visible_until", "rendering")
    return [Choice("found", *row) for row in columns[: FOUND_AT_MOST + 1]]


def query_for(text: str) -> SearchQueryCombinable | None:
    """Every word begins a word of a title (in German or English, whatever its form) or a name; None where there is no word.

    Besides, all of them in one language, because there “und” and “the” are no words.
    """
    words = re.findall(r"[^\W_]+", text[:LONGEST])[:WORDS_AT_MOST]
    if not words:
        return None
    anywhere = [all_in([word], "german") | all_in([word], "english") | all_in([word], "simple") for word in words]
    return all_in(words, "german") | all_in(words, "english") | reduce(and_, anywhere)


def all_in(words: list[str], config: str) -> SearchQuery:
    return SearchQuery(" & ".join(f"{word}:*A" for word in words), config=config, search_type="raw")
