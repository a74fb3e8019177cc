"""From one agreement along the links of live versions, in both directions, nearest first. Bounded in members, in steps and in work."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from ..partial_dates import PartialDate
from ..vocabulary import LinkKind

MOST, STEPS, TIES, RELATED = 60, 12, 180, 30

LIVE = "{0}.visible_from <= newsroom_now() AND ({0}.visible_until IS NULL OR {0}.visible_until > newsroom_now())"
SHOWN = f"{LIVE} AND {{0}}.redacted_at IS NULL"

# A row for each step, so that nobody is walked to twice, however the links run in circles. Of each agreement no more neighbours are
# read than could still be shown: the latest ones, in the order of the index.
WALK = f"""
WITH RECURSIVE family (step, frontier, seen) AS (
  SELECT 0, ARRAY[%(start)s::text], ARRAY[%(start)s::text]
  UNION ALL
  SELECT family.step + 1, next.ids, family.seen || next.ids
  FROM family CROSS JOIN LATERAL (
    SELECT array_agg(chosen.public_id) AS ids FROM (
      SELECT near.public_id
      FROM unnest(family.frontier) AS member (public_id) CROSS JOIN LATERAL (
        (SELECT DISTINCT other.sort_date, other.item_id, other.public_id
         FROM agreements_agreementversion AS own
         JOIN agreements_agreementversionlink AS link ON link.version_id = own.id
         JOIN agreements_agreementversion AS other ON other.public_id = link.public_id
         WHERE own.public_id = member.public_id AND {SHOWN.format("own")} AND {SHOWN.format("other")}
           AND link.kind <> %(related)s AND link.public_id <> ALL (family.seen)
         ORDER BY other.sort_date DESC, other.item_id DESC LIMIT %(most)s)
        UNION ALL
        (SELECT DISTINCT link.sort_date, link.item_id, naming.public_id
         FROM agreements_agreementversionlink AS link
         JOIN agreements_agreementversion AS naming ON naming.id = link.version_id AND naming.redacted_at IS NULL
         WHERE link.public_id = member.public_id AND {LIVE.format("link")}
           AND link.kind <> %(related)s AND naming.public_id <> ALL (family.seen)
         ORDER BY link.sort_date DESC, link.item_id DESC LIMIT %(most)s)
      ) AS near
      GROUP BY near.public_id ORDER BY max(near.sort_date) DESC, near.public_id LIMIT %(most)s - cardinality(family.seen)
    ) AS chosen
  ) AS next
  WHERE family.step < %(steps)s AND next.ids IS NOT NULL
)
SELECT version.public_id, family.step, version.id, version.slug, version.visible_until, version.title_de, version.title_en, version.form,
  version.status, version.dated, card.content
FROM family CROSS JOIN LATERAL unnest(family.frontier) AS reached (public_id)
JOIN agreements_agreementversion AS version ON version.public_id = reached.public_id AND {SHOWN.format("version")}
JOIN agreements_agreementrendering AS card ON card.version_id = version.id AND card.kind = 'card' AND card.language = %(language)s
ORDER BY family.step, version.sort_date DESC, version.public_id
"""

# Links between members, then those that say "related", from and to them, each with the card of the other side.
JOINED = f"""
(SELECT 'tie', own.public_id, link.public_id, link.kind, own.id, link.visible_until, '', '', NULL::jsonb
 FROM agreements_agreementversion AS own JOIN agreements_agreementversionlink AS link ON link.version_id = own.id
 WHERE own.public_id = ANY (%(members)s) AND link.public_id = ANY (%(members)s) AND {SHOWN.format("own")} AND link.kind <> %(related)s
 ORDER BY own.sort_date DESC, own.public_id, link.public_id, link.kind LIMIT %(ties)s)
UNION ALL
(SELECT 'forth', own.public_id, other.public_id, link.kind, other.id, other.visible_until, other.title_de, other.title_en, card.content
 FROM agreements_agreementversion AS own
 JOIN agreements_agreementversionlink AS link ON link.version_id = own.id AND link.kind = %(related)s
 JOIN agreements_agreementversion AS other ON other.public_id = link.public_id AND {SHOWN.format("other")}
 JOIN agreements_agreementrendering AS card ON card.version_id = other.id AND card.kind = 'card' AND card.language = %(language)s
 WHERE own.public_id = ANY (%(members)s) AND {SHOWN.format("own")}
 ORDER BY other.sort_date DESC, other.public_id LIMIT %(most)s)
UNION ALL
(SELECT 'back', link.public_id, naming.public_id, link.kind, naming.id, naming.visible_until, naming.title_de, naming.title_en, card.content
 FROM agreements_agreementversionlink AS link
 JOIN agreements_agreementversion AS naming ON naming.id = link.version_id AND naming.redacted_at IS NULL
 JOIN agreements_agreementrendering AS card ON card.version_id = naming.id AND card.kind = 'card' AND card.language = %(language)s
 WHERE link.public_id = ANY (%(members)s) AND link.kind = %(related)s AND {LIVE.format("link")}
 ORDER BY link.sort_date DESC, naming.public_id LIMIT %(most)s)
"""


class Member(NamedTuple):
    """An agreement of the family, `step` links away; `card` is the prepared one."""

    public_id: str
    step: int
    version: int
    slug: str
    until: datetime | None
    title_de: str
    title_en: str
    form: str
    status: str
    dated: PartialDate | None
    card: dict

    @property
    def place(self) -> tuple:
        """In order of time; those without a date come last."""
        return (self.dated is None, self.dated.sort_key if self.dated else (), self.step, self.public_id)


class Tie(NamedTuple):
    """What one member does to another: `kinds` in the order of LinkKind."""

    source: str
    target: str
    kinds: tuple[str, ...]


class Related(NamedTuple):
    """An agreement outside the family that is named as related to the member `to`, or names that one so. It is not followed."""

    public_id: str
    title_de: str
    title_en: str
    card: dict
    to: Member


@dataclass(frozen=True)
class Family:
    """`members` in order of time."""

    start: Member
    members: list[Member]
    ties: list[Tie]
    related: list[Related]
    has_more: bool
    has_more_ties: bool
    made_of: tuple
    until: list[datetime | None]


def family_of(public_id: str, language: str) -> Family | None:
    """None where the agreement is not live. Two queries, whatever the size of the family."""
    found = walked(public_id, language)
    if not found or found[0].step:
        return None
    members = [one for one in found if one.step <= STEPS][:MOST]
    rows = joined([one.public_id for one in members], language)
    acts = [row for row in rows if row[0] == "tie"]
    return Family(
        start=found[0],
        members=sorted(members, key=lambda one: one.place),
        ties=ties(acts[:TIES]),
        related=related([row for row in rows if row[0] != "tie"], members),
        has_more=len(found) > len(members),
        has_more_ties=len(acts) > TIES,
        made_of=(sorted(one.version for one in found), sorted(row[:5] for row in rows)),
        until=[*(one.until for one in found), *(row[5] for row in rows)],
    )


def walked(public_id: str, language: str) -> list[Member]:
    """One more member and one more step than are shown, to know whether there are more. One query."""
    asked = {"start": public_id, "language": language, "related": LinkKind.RELATED.value, "most": MOST + 1, "steps": STEPS + 1}
    rows = answers(WALK, asked)
    return [Member(*row[:-2], row[-2] and PartialDate.from_json(json.loads(row[-2])), json.loads(row[-1])) for row in rows]


def joined(public_ids: list[str], language: str) -> list[tuple]:
    """Rows (relation, member, other, kind, version, until, titles and card of the other). One query."""
    limits = {"ties": TIES + 1, "most": RELATED}
    return answers(JOINED, {"members": public_ids, "language": language, "related": LinkKind.RELATED.value} | limits)


def answers(sql: str, asked: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return cursor.fetchall()


def ties(rows: list[tuple]) -> list[Tie]:
    """One for each pair and direction."""
    kinds: dict[tuple[str, str], set[str]] = {}
    for _relation, source, target, kind, *_version in rows:
        kinds.setdefault((source, target), set()).add(kind)
    return [Tie(*pair, tuple(one.value for one in LinkKind if one in found)) for pair, found in sorted(kinds.items())]


def related(rows: list[tuple], members: list[Member]) -> list[Related]:
    """Those outside the family, each once for every member that they are related to; the link is kept on one side only."""
    by_id = {one.public_id: one for one in members}
    outside = {(row[2], row[1]): row for row in rows if row[2] not in by_id}
    return [Related(other, *row[6:8], json.loads(row[8]), by_id[member]) for (other, member), row in outside.items()][:RELATED]
