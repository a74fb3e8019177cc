"""The values of a frozen document in words: labels of choices, names of what is referred to, dates as they are read."""

import re
from typing import Any

from django.db.models import Field
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.publishing.shapes import Publishing, Rows

from .conflicts import plain_text

BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br ?/?>")


def name_of(copy: dict) -> str:
    """What a copy for display is called, in the page's language where it has two."""
    first = (get_language() or "de")[:2]
    languages = (first, "en" if first == "de" else "de")
    keys = [f"{stem}_{language}" for stem in ("short_title", "name", "title") for language in languages]
    return next((copy[key] for key in (*keys, "headline", "title", "name", "caption") if copy.get(key)), "")


class Words:
    """Reads one document."""

    def __init__(self, publishing: Publishing, document: dict):
        self.publishing = publishing
        self.content = document.get("content") or {"item": {}, "rows": {}}
        self.cited = document.get("cited", {})
        self.shapes: dict[str, Rows] = {rows.name: rows for rows in publishing.rows}
        self.rows = {name: {row["uid"]: row for row in self.content["rows"].get(name, [])} for name in self.shapes}

    def value(self, field: Field, value: Any) -> str:
        """Empty for what is empty or missing."""
        if value in (None, "", []):
            return ""
        if field.is_relation:
            keys = value if isinstance(value, list) else [value]
            return ", ".join(sorted(self.reference(field.related_model._meta.model_name, key) for key in keys))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, str) and "</" in value:
            return strip_tags(BLOCK_END.sub("\n", value)).strip()
        return plain_text(field.to_python(value))

    def reference(self, kind: str, key: str) -> str:
        if row := self.rows.get(kind, {}).get(key):
            return self.row_name(kind, row)
        return name_of(self.cited.get(kind, {}).get(key, {})) or key

    def row_name(self, kind: str, row: dict) -> str:
        """The first two things that tell a row from its neighbours: whom it refers to, else its texts."""
        shape = self.shapes[kind]
        fields = [shape.model._meta.get_field(name) for name in shape.fields]
        said = [self.value(field, row.get(field.name)) for field in fields if not isinstance(row.get(field.name), (bool, int))]
        return ", ".join([words[:80] for words in said if words][:2]) or _("(empty)")
