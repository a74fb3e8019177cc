"""The values of a frozen document as readers know them: labels of choices, cited names, dates and languages in words."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import CharField, DateField, DecimalField, Field, FileField, Model, TextField, URLField
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext, pgettext_lazy

from newsroom.publishing.shapes import publishing_of_kind

from ..bilingual import said
from ..money import figure, in_words
from ..partial_dates import PartialDate
from ..provenance.facts import is_withheld
from ..sheets.wording import language_name

PARTS = {
    "item": pgettext_lazy("part of a record", "At the top"),
    "actorname": lazy("Names"),
    "position": lazy("Positions"),
    "relation": lazy("Relations"),
    "actorevent": lazy("Events"),
    "identifier": lazy("Identifiers"),
    "party": lazy("Parties"),
    "signature": lazy("Signatures"),
    "agreementevent": lazy("Status and course"),
    "provision": lazy("Provisions"),
    "commitment": lazy("Commitments"),
    "amount": lazy("Amounts"),
    "agreementlink": lazy("Other agreements"),
    "source": lazy("Sources"),
}
# Which fields tell a row from its neighbours; the first column of a pair in two languages stands for both.
HEADINGS = {
    "actorname": ("name",),
    "identifier": ("scheme", "value"),
    "position": ("title_de", "organization"),
    "relation": ("kind", "object"),
    "actorevent": ("kind", "on"),
    "party": ("actor",),
    "signature": ("party", "person", "unknown_reason"),
    "agreementevent": ("kind", "party", "on"),
    "provision": ("reference", "text_de"),
    "commitment": ("deliverable_de",),
    "assessment": ("rating", "as_of"),
    "agreementlink": ("kind", "other"),
    "amount": ("value", "upper", "currency"),
}
LANGUAGE_FIELDS = {"language", "languages"}
STEMS = ("short_title", "name", "title")
LONGEST_NAME = 120


def title_of_part(key: str, model: type[Model] | None = None) -> str:
    return str(PARTS[key]) if key in PARTS else capfirst(str(model._meta.verbose_name_plural))


def stem_of(one: Field) -> str:
    """ "title" of title_de, where title_en stands beside it; else empty."""
    stem, _underscore, code = one.name.rpartition("_")
    names = {found.name for found in one.model._meta.concrete_fields}
    return stem if stem and all(f"{stem}_{language}" in names for language, _name in settings.LANGUAGES) else ""


def label_of(one: Field) -> str:
    label = capfirst(str(getattr(one, "verbose_name", one.name)))
    return f"{label} ({language_name(one.name[-2:])})" if stem_of(one) else label


class Told:
    """Reads one document to readers; the language is active. A missing or emptied document has nothing to tell."""

    def __init__(self, kind: str, document: dict, language: str):
        self.document = {"content": {"item": {}, "rows": {}}, "cited": {}} | document
        self.content, self.cited, self.language = self.document["content"], self.document["cited"], language
        names = [rows.name for rows in publishing_of_kind(kind).rows]
        self.rows = {name: {row["uid"]: row for row in self.content["rows"].get(name, [])} for name in names}
        self.models = {rows.name: rows.model for rows in publishing_of_kind(kind).rows}

    def value(self, one: Field, row: dict) -> str:
        """Empty for what is empty or missing; silence that is a value, in words."""
        found = row.get(one.name)
        if found in (None, "", []):
            return self.silence(one, row)
        if one.is_relation:
            return self.referred(one, found)
        if one.choices:
            return self.chosen(one, found)
        if one.name in LANGUAGE_FIELDS:
            return ", ".join(map(language_name, found if isinstance(found, list) else [found]))
        return self.plain(one, found)

    def silence(self, one: Field, row: dict) -> str:
        if one.name == "source" and is_withheld(row, self.document):
            return _("not disclosed")
        return _("not stated") if row.get(f"{one.name}_not_stated") else ""

    def referred(self, one: Field, found: Any) -> str:
        if isinstance(found, dict):  # the copy of a source holds its own copy of the report through which it is known
            return found.get("title", "")
        kind = one.related_model._meta.model_name
        return ", ".join(sorted(self.named(kind, key) for key in (found if isinstance(found, list) else [found])))

    def named(self, kind: str, key: str) -> str:
        if row := self.rows.get(kind, {}).get(key):
            return self.row_name(kind, row)
        copy = self.cited.get(kind, {}).get(key, {})
        names = [said(copy, stem, self.language).text or copy.get(stem, "") for stem in STEMS]
        name = next(filter(None, names), key)
        return f"{name}, {said(copy, 'organization', self.language)}" if kind == "position" and copy else name

    def chosen(self, one: Field, found: str) -> str:
        if (one.name, found) == ("kind", "weak"):  # the desk's label says how it matches, which is no matter of readers
            return pgettext("kind of name", "Short form")
        return str(dict(one.flatchoices).get(found, found))

    def plain(self, one: Field, found: Any) -> str:
        match found, one:
            case bool(), _field:
                return _("yes") if found else _("no")
            case dict(), _field:
                return self.dated(PartialDate.from_json(found))
            case str(), DateField():
                return date_format(date.fromisoformat(found), "DATE_FORMAT")
            case str(), DecimalField():
                return figure(Decimal(found), self.language)
            case str(), FileField():
                return found.rpartition("/")[2]
        return ", ".join(map(str, found)) if isinstance(found, list) else str(found)

    def dated(self, day: PartialDate) -> str:
        words = day.display(self.language)
        return _("%(date)s (printed: “%(words)s”)") % {"date": words, "words": day.as_printed} if day.as_printed else words

    def row_name(self, kind: str, row: dict) -> str:
        """What tells it from its neighbours, in the page's language: an actor, a date, the first words of a text."""
        model = self.models[kind]
        if kind == "amount":
            return in_words(Decimal(row["value"]), row["upper"] and Decimal(row["upper"]), row["currency"], self.language)
        names = HEADINGS.get(kind) or tuple(one.name for one in model._meta.concrete_fields if one.name in row and one.name != "uid")[:2]
        found = (self.heading(model._meta.get_field(name), row) for name in names)
        return Truncator(", ".join(filter(None, found))).chars(LONGEST_NAME) or _("(empty)")

    def heading(self, one: Field, row: dict) -> str:
        stem = stem_of(one)
        return said(row, stem, self.language).text if stem else self.value(one, row)

    def is_own(self, one: Field) -> bool:
        """Whether it leads to what is told of in its own place, so that only another target is a change here."""
        return bool(one.is_relation) and (one.related_model._meta.model_name in self.rows or one.name in ("source", "main_source"))

    def is_text(self, one: Field) -> bool:
        is_plain = isinstance(one, (CharField, TextField)) and not isinstance(one, URLField)
        return is_plain and not one.choices and one.name not in LANGUAGE_FIELDS

    def language_of(self, one: Field, row: dict) -> str:
        """Of the text in this field, where the document knows it and the page has another."""
        code = one.name[-2:] if stem_of(one) else row.get("language", "") if one.name == "name" else ""
        return code if code != self.language else ""

    def language_of_row(self, kind: str, row: dict) -> str:
        """Of what the row is called by: names are in their own languages, all else is in the page's."""
        return row["language"] if kind == "actorname" and row["language"] != self.language else ""

    def is_worth_telling(self, kind: str, one: Field, row: dict) -> bool:
        """Of a whole row: neither its place in the list nor what its heading says already, nor what it is not."""
        stem, names = stem_of(one), HEADINGS.get(kind, ())
        is_said = f"{stem}_de" in names and self.value(one, row) in self.row_name(kind, row) if stem else one.name in names
        return not is_said and one.name != "order" and row.get(one.name) is not False

    def place(self, row: dict) -> tuple:
        """Rows stand as on the record: by their number, else by their date."""
        days = [row[name] for name in ("on", "since", "known_on", "until", "as_of") if isinstance(row.get(name), dict)]
        day = PartialDate.from_json(days[0]).sort_key if days else (date.max, date.max)
        return (row.get("order", row.get("number", 0)), day, row["uid"])
