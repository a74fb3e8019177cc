"""Two documents of an item, side by side: field by field, rows by uid, words marked."""

from dataclasses import dataclass, field

from django.utils.text import capfirst

from newsroom.publishing.shapes import Publishing
from newsroom.reading.marking import GONE, NEW, SAME, marked_words

from .fields import label_of
from .wording import Words


@dataclass
class FieldChange:
    label: str
    before: str
    after: str

    def words(self) -> list[tuple[str, str]]:
        """(same, gone or new; text) in reading order."""
        return list(marked_words(self.before, self.after))


@dataclass
class RowChange:
    """`kind`: "new", "gone" or "same" (changed within)."""

    kind: str
    name: str
    fields: list[FieldChange]


@dataclass
class Group:
    """The item itself, or one of its child tables."""

    label: str
    fields: list[FieldChange] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)


def compare(publishing: Publishing, before: dict, after: dict, *, private: bool = False) -> list[Group]:
    """What differs, in the order of the form; empty when nothing does. `private` compares what only the desk knows, too."""
    old, new = Words(publishing, before), Words(publishing, after)
    names = publishing.fields + (publishing.private_fields if private else ())
    item = Group(capfirst(str(publishing.item._meta.verbose_name)))
    item.fields = field_changes(publishing.item, names, (old, old.content["item"]), (new, new.content["item"]))
    groups = [item, *(row_group(rows, old, new, private) for rows in publishing.rows)]
    return [group for group in groups if group.fields or group.rows]


def field_changes(model, names, before: tuple[Words, dict], after: tuple[Words, dict]) -> list[FieldChange]:
    changes = []
    for one in (model._meta.get_field(name) for name in names):
        old, new = (words.value(one, values.get(one.name)) for words, values in (before, after))
        if old != new:
            changes.append(FieldChange(label_of(one), old, new))
    return changes


def row_group(rows, old: Words, new: Words, private: bool) -> Group:
    names = rows.fields + (rows.private_fields if private else ())
    group = Group(capfirst(str(rows.model._meta.verbose_name_plural)))
    before, after = old.rows[rows.name], new.rows[rows.name]
    for uid in [*before, *(uid for uid in after if uid not in before)]:
        fields = field_changes(rows.model, names, (old, before.get(uid, {})), (new, after.get(uid, {})))
        if uid not in after:
            group.rows.append(RowChange(GONE, old.row_name(rows.name, before[uid]), fields))
        elif fields or uid not in before:
            group.rows.append(RowChange(SAME if uid in before else NEW, new.row_name(rows.name, after[uid]), fields))
    return group
