"""From the texts of an intent to rows: references looked up, or created where that is wanted; identifiers and topics read."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Actor, Topic
from agreements.partial_dates import PartialDate

from . import states
from .cells import Refused, Remark, Remarks
from .columns import Column
from .desk import Desk, NotFound, as_identifier
from .intents import Intent, Options
from .lines import Line, Outcome
from .mapping import Feed
from .tables import TABLES


class Resolves:
    """Part of the Planner."""

    desk: Desk
    options: Options
    lines: list[Line]
    held: dict[int, Line]
    topics: dict[str, Topic]

    def resolve(self, line: Line, intent: Intent, values: dict[str, Any]) -> None:
        """References become rows, identifiers and topics become pairs and topics. Raises Refused."""
        table = intent.table
        if table.owner and values.get(table.owner):
            values[table.owner] = self.referred(line, table.column(table.owner), values[table.owner], None)
        for column in table.columns:
            text = values.get(column.name)
            if column.holds == "reference" and isinstance(text, str):
                values[column.name] = self.referred(line, column, text, values.get(table.owner))
        if "identifiers" in values:
            values["identifiers"] = [self.canonical(text) for text in values["identifiers"]]
        if "topics" in values:
            values["topics"] = [self.topic(slug) for slug in values["topics"]]

    def referred(self, line: Line, column: Column, text: str, owner: Any) -> Any:
        try:
            found = self.desk.find(column.refers_to, text, owner)
        except NotFound as problem:
            if column.refers_to == "actors" and self.options.create_missing:
                return self.created_actor(line, column, text, problem)
            raise
        if id(found) in self.held:
            raise Refused(_("“%(label)s” is not created yet: it may be a duplicate (row %(number)s).")
                          % {"label": found, "number": self.held[id(found)].number})  # fmt: skip
        return found

    def created_actor(self, line: Line, column: Column, text: str, problem: NotFound) -> Actor:
        """An actor for a reference that leads nowhere: from the tables of states, from a bare code with a warning, or from a label."""
        identifier = as_identifier(text)
        known = (states.of_code(identifier[1]) if identifier[0] == "iso3166" else None) if identifier else states.of_names([text])
        remarks = Remarks()
        if known is None and identifier and identifier[0] == "iso3166":
            code = identifier[1].upper()
            known = states.Known("other", f"code:{code}", "", code)
            remarks.warn(_("The code “%(code)s” is in no table: the record has nothing but the code for a name.") % {"code": code})
        if known is None and identifier:
            raise problem
        is_guessed = known is None
        if known is None:
            known = states.Known("", "", "", text, kind="person" if column.name == "person" else "organization")
            remarks.warn(_("Nothing says what it is; it is taken for: %(kind)s.") % {"kind": Actor.Kind(known.kind).label})
        made = Line(line.number, "actors", Outcome.NEW, {"actor": text}, list(remarks), label=text, is_kind_guessed=is_guessed)
        made.remarks.append(Remark("note", _("It is created because a row names it.")))
        self.fill(made, self.intent_of(known, line.number))
        self.lines.append(made)
        if made.outcome == Outcome.LIKELY:
            raise Refused(made.remarks[-1].text)
        if made.outcome == Outcome.REFUSED:
            raise problem
        return made.row

    def intent_of(self, known: states.Known, number: int) -> Intent:
        values: dict[str, Any] = {name: getattr(known, name) for name in ("kind", "classification", "name_de", "name_en", "country")}
        values |= {name: PartialDate(getattr(known, name)) for name in ("began_on", "ended_on") if getattr(known, name)}
        if known.scheme:
            values["identifiers"] = [f"{known.scheme}:{known.value}"]
        given = {name: value for name, value in values.items() if value}
        return Intent(number, Feed("actors"), TABLES["actors"], {}, given)

    def canonical(self, text: str) -> tuple[str, str]:
        """Scheme and value; a code of three letters becomes the territory's two."""
        identifier = as_identifier(text)
        if identifier is None:
            raise Refused(_("“%(text)s” is no identifier such as “wikidata:Q142”.") % {"text": text})
        scheme, value = identifier
        if scheme == "iso3166" and (known := states.of_code(value)):
            return known.scheme, known.value
        return scheme, value

    def topic(self, slug: str) -> Topic:
        if slug not in self.topics:
            raise Refused(_("There is no topic “%(slug)s”.") % {"slug": slug})
        return self.topics[slug]
