"""Two versions of a record, compared for readers: part by part, rows by uid, in the words of the page's language.

What is compared is what readers are shown: names as each version cited them, dates and choices in words. Pure, from two documents.
"""

from dataclasses import dataclass, field

from django.db.models import Field
from django.utils.translation import gettext as _

from newsroom.publishing.shapes import Rows, publishing_of_kind
from newsroom.reading.marking import GONE, NEW, SAME, marked_words

from ..models import Source
from ..standing.status import Status
from .comparison_words import Told, label_of, title_of_part

SILENT = {"is_sensitive"}  # for the desk, though it is in the documents
CONTEXT = 160  # letters of unchanged text that stay on either side of a change


@dataclass
class FieldChange:
    """`language` is that of the texts where it may differ from the page's; `is_text` lets words be marked within."""

    label: str
    before: str
    after: str
    is_text: bool = False
    language: str = ""

    def words(self) -> list[tuple[str, str]]:
        """(same, gone or new; text) in reading order; long unchanged stretches are abridged."""
        if self.is_text:
            return [(kind, abridged(text) if kind == SAME else text) for kind, text in marked_words(self.before, self.after)]
        return [(kind, text) for kind, text in ((GONE, self.before), (NEW, self.after)) if text]


@dataclass
class RowChange:
    """`kind`: "new", "gone" or "same" (changed within)."""

    kind: str
    name: str
    fields: list[FieldChange]
    language: str = ""


@dataclass
class Part:
    """A part of the record in which something differs."""

    key: str
    title: str
    fields: list[FieldChange] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)


def abridged(text: str) -> str:
    if len(text) <= 3 * CONTEXT:
        return text
    return f"{text[:CONTEXT].rpartition(' ')[0]} […] {text[-CONTEXT:].partition(' ')[2]}"


def compare_versions(kind: str, before, after, language: str) -> list[Part]:
    """`compare` of their documents; of agreements the status, too, which follows from the events."""
    parts = compare(kind, before.document, after.document, language)
    if kind == "agreement" and before.status != after.status:
        change = FieldChange(_("Status"), *(str(Status(version.status).label) for version in (before, after)))
        if not parts or parts[0].key != "item":
            parts.insert(0, Part("item", title_of_part("item")))
        parts[0].fields.insert(0, change)
    return parts


def compare(kind: str, before: dict, after: dict, language: str) -> list[Part]:
    """What differs, in the order of the record; empty when nothing does. The page's language is active."""
    old, new = Told(kind, before, language), Told(kind, after, language)
    shape = publishing_of_kind(kind)
    item = Part("item", title_of_part("item"))
    item.fields = field_changes(fields_of(shape.item, shape.fields), (old, old.content["item"]), (new, new.content["item"]))
    parts = [item, *(rows_part(rows, old, new) for rows in shape.rows), sources_part(old, new)]
    return [part for part in parts if part.fields or part.rows]


def fields_of(model, names: tuple[str, ...]) -> list[Field]:
    return [model._meta.get_field(name) for name in names if name not in SILENT]


def field_changes(fields: list[Field], before: tuple[Told, dict], after: tuple[Told, dict]) -> list[FieldChange]:
    (old, old_row), (new, new_row) = before, after
    changes = []
    for one in fields:
        was, now = old.value(one, old_row), new.value(one, new_row)
        if was != now and not (old.is_own(one) and one.name in old_row and old_row[one.name] == new_row.get(one.name)):
            changes.append(FieldChange(label_of(one), was, now, old.is_text(one), old.language_of(one, new_row or old_row)))
    return changes


def rows_part(rows: Rows, old: Told, new: Told) -> Part:
    """Rows that came or went tell of themselves in one line and what that leaves unsaid; the others, what changed in them."""
    part = Part(rows.name, title_of_part(rows.name, rows.model))
    fields, before, after = fields_of(rows.model, rows.fields), old.rows[rows.name], new.rows[rows.name]
    for uid in sorted({**before, **after}, key=lambda uid: (after.get(uid) and new or old).place(after.get(uid) or before[uid])):
        if uid not in after:
            part.rows.append(whole_row(GONE, rows, fields, old, before[uid]))
        elif uid not in before:
            part.rows.append(whole_row(NEW, rows, fields, new, after[uid]))
        elif changes := field_changes(fields, (old, before[uid]), (new, after[uid])):
            row = after[uid]
            part.rows.append(RowChange(SAME, new.row_name(rows.name, row), changes, new.language_of_row(rows.name, row)))
    return part


def whole_row(kind: str, rows: Rows, fields: list[Field], told: Told, row: dict) -> RowChange:
    changes = []
    for one in fields:
        words = told.value(one, row) if told.is_worth_telling(rows.name, one, row) else ""
        if words:
            before, after = (words, "") if kind == GONE else ("", words)
            changes.append(FieldChange(label_of(one), before, after, language=told.language_of(one, row)))
    return RowChange(kind, told.row_name(rows.name, row), changes, told.language_of_row(rows.name, row))


def sources_part(old: Told, new: Told) -> Part:
    """The copies of the cited sources: they change, too, when a source is corrected or its copy archived."""
    part = Part("source", title_of_part("source"))
    before, after = old.cited.get("source", {}), new.cited.get("source", {})
    names = {one.name for one in Source._meta.get_fields()}
    for key in sorted({**before, **after}, key=lambda key: ((after.get(key) or before.get(key))["title"], key)):
        copies = before.get(key, {}), after.get(key, {})
        fields = fields_of(Source, tuple(name for name in {**copies[0], **copies[1]} if name in names))
        kind = SAME if all(copies) else GONE if copies[0] else NEW
        shown = fields if kind == SAME else [one for one in fields if one.name != "title"]
        changes = field_changes(shown, (old, copies[0]), (new, copies[1]))
        if changes or kind != SAME:
            part.rows.append(RowChange(kind, (copies[1] or copies[0])["title"], changes))
    return part
