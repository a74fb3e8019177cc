"""Which existing row an intent means: by id, by identifier, by exact label, by natural key. Never by likeness."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from agreements.partial_dates import PartialDate

from . import states
from .cells import Refused, Remark
from .desk import LABELS, Desk
from .lines import Line
from .tables import Table


class Recognises:
    """Part of the Planner."""

    desk: Desk
    claimed: dict[int, Line]

    def existing(self, table: Table, values: dict[str, Any], line: Line) -> Any:
        """By id, by identifier, for records by exact label. Raises Refused when these lead to different rows, or an id to none."""
        if own := values.get(table.id_column):
            row = self.desk.by_id.get((table.model, own))
            if row is None:
                raise Refused(_("There is no row with the id “%(id)s”. Leave it empty for something new.") % {"id": own})
            return row
        if table.owner:
            return None
        rows = [self.desk.by_identifier.get((table.name, *pair)) for pair in values.get("identifiers", [])]
        found = list({id(row): row for row in rows if row is not None}.values())
        if len(found) > 1:
            raise Refused(_("These identifiers belong to different records: %(labels)s.") % {"labels": ", ".join(map(str, found))})
        return found[0] if found else self.by_known_names(table, values, line) or self.by_exact_label(table, values)

    def by_known_names(self, table: Table, values: dict[str, Any], line: Line) -> Any:
        """A state that the file knows by many names: the one record that bears one of them as its label, else the tables' own entry."""
        if not (names := values.pop("known_as", None)):
            return None
        rows = [row for name in names for row in self.desk.by_label["actors", name] if row.kind == values.get("kind")]
        known = states.of_names(names)
        if known:
            rows += filter(None, [self.desk.by_identifier.get(("actors", known.scheme, known.value))])
        found = list({id(row): row for row in rows}.values())
        if len(found) == 1:
            line.remarks.append(Remark("note", _("It is found by one of its names: “%(label)s”.") % {"label": found[0]}))
            return found[0]
        latin = next((name for name in names if name.isascii()), names[0])
        if known and not found:
            values |= {"name_de": known.name_de, "name_en": known.name_en, "country": known.country}
            values["identifiers"] = [*values.get("identifiers", []), (known.scheme, known.value)]
        else:
            values.setdefault("name_en", latin)
        return None

    def by_exact_label(self, table: Table, values: dict[str, Any]) -> Any:
        names = LABELS[table.name]
        if table.name == "sources":
            return self.source_by_address_or_title(values)
        given = {name: values[name] for name in names if values.get(name)}
        candidates = {id(row): row for label in given.values() for row in self.desk.by_label[table.name, label]}
        found = [row for row in candidates.values() if all(getattr(row, name) in ("", text) for name, text in given.items())]
        found = [row for row in found if table.name != "actors" or row.kind == values.get("kind", row.kind)]
        if values.get("identifiers"):
            found = [row for row in found if not self.has_others(row, values["identifiers"], table.name)]
        if len(found) > 1:
            raise Refused(_("More than one record is called that. Give the public id or an identifier."))
        return found[0] if found else None

    def has_others(self, row: Any, pairs: list[tuple[str, str]], table: str) -> bool:
        """Whether the row has another identifier of the same scheme and kind: then it is somebody else, or another text, of that name."""
        own = set(self.identifiers_of(row))
        return any(namespace(pair) == namespace(mine) and pair != mine for pair in pairs for mine in own)

    def identifiers_of(self, row: Any) -> Iterator[tuple[str, str]]:
        if row.pk:
            yield from ((one.scheme, one.value) for one in row.identifiers.all())
        if line := self.claimed.get(id(row)):
            yield from ((one.scheme, one.value) for one in line.identifiers)

    def source_by_address_or_title(self, values: dict[str, Any]) -> Any:
        if address := values.get("url"):
            return next((row for row in self.desk.by_label["sources", address] if row.url == address), None)
        rows = [
            row
            for row in self.desk.by_label["sources", values.get("title", "")]
            if row.publisher == values.get("publisher", "") and not row.url
        ]
        return next((row for row in rows if same_day(row.published_on, values.get("published_on"))), None)

    def by_natural_key(self, table: Table, row: Any) -> Any:
        owner = getattr(row, table.owner)
        return self.keys(table, owner).get(self.key(table, row))

    def keys(self, table: Table, owner: Any) -> dict[tuple[Any, ...], Any]:
        return {self.key(table, row): row for row in reversed(self.desk.children[table.name, id(owner)])}

    def key(self, table: Table, row: Any) -> tuple[Any, ...]:
        return tuple(self.key_part(getattr(row, name)) for name in table.key)

    def key_part(self, value: Any) -> Any:
        if isinstance(value, PartialDate):
            return value.value, value.qualifier
        if isinstance(value, str):
            return " ".join(value.split())  # as cells are read
        return id(self.desk.one(value)) if hasattr(value, "_meta") else value


def same_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """The wording as printed has a column of its own."""
    return (one and (one.value, one.qualifier)) == (other and (other.value, other.qualifier))


def namespace(pair: tuple[str, str]) -> str:
    """ "other:ggo" of ("other", "ggo:FRA-GBR_1843R"): identifiers of one namespace name different things."""
    scheme, value = pair
    return f"{scheme}:{value.partition(':')[0]}" if scheme == "other" and ":" in value else scheme
