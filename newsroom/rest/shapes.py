"""The small shapes that every answer of the API is made of; they never change. Pure: apps make their representations from them."""

import json
from datetime import UTC, datetime
from typing import Any

# Stands for settings.SITE_URL at the beginning of stored addresses, so that a site can move without remaking what it has prepared.
# A private-use character: no text of an editor begins with it and a slash.
SITE = "\ue000"

COLLECTIONS = {"article": "articles", "actor": "actors", "agreement": "agreements", "topic": "topics"}


def utc(moment: datetime) -> str:
    """RFC 3339 in UTC with Z, to the microsecond, so that it can be given back as `as_of`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def texts(row: dict, name: str) -> dict[str, str | None]:
    """`{"de": …, "en": …}` from `name_de` and `name_en`; null where that language has none."""
    return {"de": row.get(f"{name}_de") or None, "en": row.get(f"{name}_en") or None}


def known(value: Any) -> dict:
    """The wrapping of what may be a known unknown."""
    return {"value": value, "reason": None}


def unknown(reason: str) -> dict:
    """Silence as data: nobody says what it is, and why not."""
    return {"value": None, "reason": reason}


def api_url(kind: str, public_id: str) -> str:
    return f"{SITE}/api/v1/{COLLECTIONS[kind]}/{public_id}/"


def reference(kind: str, public_id: str, name: dict | str, url: str = "") -> dict:
    """`kind` says what is referred to; `name` is in two languages for records and a plain text for articles and people who write."""
    return {"id": public_id, "kind": kind, "name": name, "url": url or api_url(kind, public_id)}


def as_text(data: Any) -> str:
    """Compact JSON. Representations are kept as text: their order stays as written, and serving them costs no parsing."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
