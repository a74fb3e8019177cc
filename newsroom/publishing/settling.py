"""Spans follow from acts: one statement per item."""

from functools import cache

from django.db import connection
from django.db.models import Model

from .versions import IndexRow, Item, Version

SETTLE = """
WITH acts AS (
  SELECT at, number, lead(at) OVER (ORDER BY at) AS until, min(at) FILTER (WHERE number IS NOT NULL) OVER () AS first
  FROM newsroom_change WHERE item_kind = %(kind)s AND item_id = %(item)s
), spans AS (
  SELECT v.id, v.visible_from,
         CASE WHEN a.at IS NULL THEN v.visible_from ELSE a.until END AS visible_until,
         CASE WHEN a.at IS NULL THEN v.first_published_at ELSE a.first END AS first_published_at
  FROM {version} v LEFT JOIN acts a ON a.number = v.number AND a.at = v.visible_from
  WHERE v.item_id = %(item)s
), changed AS (
  UPDATE {version} v SET visible_until = s.visible_until, first_published_at = s.first_published_at
  FROM spans s
  WHERE s.id = v.id AND ROW(v.visible_until, v.first_published_at) IS DISTINCT FROM ROW(s.visible_until, s.first_published_at)
  RETURNING v.id, v.visible_from, v.visible_until, v.first_published_at
){index_updates}
SELECT count(*) FROM changed
"""
INDEX_UPDATE = """, {name} AS (
  UPDATE {table} i SET visible_from = c.visible_from, visible_until = c.visible_until, first_published_at = c.first_published_at
  FROM changed c WHERE i.version_id = c.id
)"""


def index_models(version_model: type[Version]) -> list[type[Model]]:
    """The index tables that copy this version's span, by name."""
    related = {relation.related_model for relation in version_model._meta.related_objects}
    return sorted((model for model in related if issubclass(model, IndexRow)), key=lambda model: model._meta.db_table)


@cache
def settle_sql(version_model: type[Version]) -> str:
    tables = [model._meta.db_table for model in index_models(version_model)]
    updates = "".join(INDEX_UPDATE.format(name=f"index_{number}", table=table) for number, table in enumerate(tables))
    return SETTLE.format(version=version_model._meta.db_table, index_updates=updates)


def settle(item: Item, version_model: type[Version]) -> None:
    """Write `visible_until` and `first_published_at` of the item's versions and index rows from its acts.

    A version ends where the next act begins. One whose act was cancelled keeps its row and number with an empty span.
    """
    with connection.cursor() as cursor:
        cursor.execute(settle_sql(version_model), {"kind": item._meta.model_name, "item": item.pk})
