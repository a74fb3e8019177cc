"""The plan of an import: for each intent, which row it means, what would change, and what stands against it. Nothing is written."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Actor, Commitment, Identifier, Party, Source, Topic
from agreements.partial_dates import PartialDate

from . import rules, states
from .cells import Refused, Remark, Remarks
from .columns import Column, as_cell
from .desk import LABELS, Desk, NotFound, as_identifier
from .intents import Intent, Options
from .likely import COLUMN as DUPLICATE
from .likely import LikelyActors
from .lines import Line, Outcome, shown, stored
from .tables import ITEMS, TABLES, Table

Tick = Callable[[int], None]


class Planner:
    """Works through intents table by table, so that what is referred to stands before what refers."""

    def __init__(self, options: Options, source: Source | None, likely: LikelyActors) -> None:
        self.options, self.source, self.likely = options, source, likely
        self.desk, self.lines = Desk(), []  # type: tuple[Desk, list[Line]]
        self.claimed: dict[int, Line] = {}
        self.given: dict[int, dict[str, Any]] = {}
        self.refused_items: dict[int, Line] = {}
        self.held: dict[int, Line] = {}
        self.orders: dict[tuple[str, int], int] = {}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}

    def plan(self, intents: list[Intent], tick: Tick = lambda done: None) -> list[Line]:
        """The lines in the order of the file. `tick` hears how many intents are done."""
        self.desk.load(intents)
        done = 0
        for table in TABLES:
            for intent in (one for one in intents if one.table.name == table):
                self.plan_one(intent)
                done += 1
                if done % 200 == 0:
                    tick(done)
        self.check_courses()
        order = {name: index for index, name in enumerate(TABLES)}
        return sorted(self.lines, key=lambda line: (line.number, order[line.table]))

    def plan_one(self, intent: Intent) -> None:
        table = intent.table
        if table.owner and intent.number in self.refused_items:
            return  # what belongs to a refused record of the same row is refused with it, and told once
        line = Line(intent.number, table.name, Outcome.REFUSED, intent.raw, list(intent.remarks), label=label_of(intent))
        if not intent.is_refused:
            try:
                self.fill(line, intent)
            except Refused as refusal:
                line.refuse(Remark("refused", str(refusal)))
        self.lines.append(line)
        if line.outcome in (Outcome.REFUSED, Outcome.LIKELY) and table.name in ITEMS and table.name != "sources":
            self.refused_items[intent.number] = line

    # One intent

    def fill(self, line: Line, intent: Intent) -> None:
        table, values = intent.table, dict(intent.values)
        self.resolve(line, intent, values)
        row = self.existing(table, values, line)
        line.outcome = Outcome.SAME if row is not None else Outcome.NEW
        if row is None:
            row = self.new_row(table, values, line)
            found = self.by_natural_key(table, row) if table.owner else None
            if found is not None:
                row, line.outcome = found, Outcome.SAME
        if line.outcome == Outcome.NEW:
            self.fill_new(line, row, table, values)
        else:
            self.fill_existing(line, row, intent, values)

    def fill_new(self, line: Line, row: Any, table: Table, values: dict[str, Any]) -> None:
        if self.is_a_label(table, row):
            line.outcome, line.row, line.label = Outcome.SAME, None, str(row)
            line.remarks.append(Remark("note", _("It is the record's own label.")))
            return
        line.row, line.label = row, str(row)
        line.remarks += list(rules.refusals(row, table.name))
        self.add_identifiers(line, values.get("identifiers", []))
        if "topics" in values:
            line.topics = values["topics"]
        if any(remark.level == "refused" for remark in line.remarks):
            line.outcome = Outcome.REFUSED
            return
        if table.name == "actors" and self.hold_likely(line, row):
            return
        written = {
            column.name: shown(column, row) for column in table.columns if column.holds not in ("id", "told", "identifiers", "topics")
        }
        line.changes = {name: ["", text] for name, text in written.items() if text} | line.changes
        if line.topics:
            line.changes["topics"] = ["", ";".join(sorted(topic.slug for topic in line.topics))]
        self.register(line, row, table, values)

    def fill_existing(self, line: Line, row: Any, intent: Intent, values: dict[str, Any]) -> None:
        table, first = intent.table, self.claimed.get(id(row))
        line.row, line.label = row, str(row)
        kept = intent.feed.only_new if line.outcome == Outcome.SAME else ()
        changes = {column.name: values[column.name] for column in self.differing(table, row, values) if column.name not in kept}
        if first is not None:
            self.repeat(line, row, first, changes, values)
            return
        for name in changes:
            self.change(line, row, table.column(name), values)
        self.add_identifiers(line, values.get("identifiers", []))
        self.change_topics(line, row, values)
        if line.changes:
            line.outcome = Outcome.CHANGED
            line.remarks += list(rules.refusals(row, table.name))
            if any(remark.level == "refused" for remark in line.remarks):
                self.take_back(line, row)
                return
        self.claimed[id(row)] = line
        self.register_identifiers(line, row)

    def repeat(self, line: Line, row: Any, first: Line, changes: dict[str, Any], values: dict[str, Any]) -> None:
        """A second row of the file about the same thing: fine when it says the same, refused when it says something else."""
        if not changes:
            line.remarks.append(Remark("note", _("It repeats row %(number)s.") % {"number": first.number}))
            return
        line.row, line.outcome = None, Outcome.REFUSED
        identifiers = ", ".join(value for _scheme, value in values.get("identifiers", []))
        names = [name for name in changes if name in LABELS.get(line.table, ())]
        if identifiers and names:
            words = {"id": identifiers, "number": first.number, "label": first.label}
            line.remarks.append(
                Remark("refused", _("“%(id)s” stands for two texts: in row %(number)s it is “%(label)s”.") % words, names[0])
            )
            warning = _("“%(id)s” stands for another text in row %(number)s.") % {"id": identifiers, "number": line.number}
            first.remarks.append(Remark("warning", warning))
        else:
            columns = ", ".join(str(TABLES[line.table].column(name).label) for name in changes)
            words = {"number": first.number, "label": first.label, "columns": columns}
            sentence = _("Row %(number)s says something else of “%(label)s” (%(columns)s).") % words
            line.remarks.append(Remark("refused", sentence, next(iter(changes))))

    # References

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
        from .mapping import Feed

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

    # Existing rows

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
        return id(self.desk.one(value)) if hasattr(value, "_meta") else value

    # New rows

    def new_row(self, table: Table, values: dict[str, Any], line: Line) -> Any:
        row = table.model()
        for column in table.columns:
            if column.holds in ("field", "date", "reference") and values.get(column.name) is not None:
                setattr(row, column.name, with_wording(column, values))
        for name in (column.name for column in table.columns if column.is_required and column.name not in values):
            raise Refused(_("The column “%(column)s” is empty, and this row is new.") % {"column": table.column(name).label})
        self.complete(table, row, values)
        return row

    def complete(self, table: Table, row: Any, values: dict[str, Any]) -> None:
        """What follows from what is given: order, main source, and the flags that say in words what an empty cell means."""
        if table.name in ("actors", "agreements") and row.main_source is None:
            row.main_source = self.source
        elif (
            table.owner
            and row.source is None
            and self.source is not None
            and not rules.is_one(getattr(row, table.owner).main_source, self.source)
        ):
            row.source = self.source
        if isinstance(row, Commitment):
            row.owed_by_not_stated = row.owed_by is None
            if row.due_on and "due_status" not in values:
                row.due_status = Commitment.Due.DATED
        if isinstance(row, Party) and row.represents and "capacity" not in values:
            row.capacity = Party.Capacity.ON_BEHALF
        if table.has("order") and "order" not in values:
            row.order = self.next_order(table, row)

    def next_order(self, table: Table, row: Any) -> int:
        siblings = self.desk.children[table.name, id(row.agreement)]
        return max((sibling.order for sibling in siblings), default=-1) + 1

    def is_a_label(self, table: Table, row: Any) -> bool:
        return table.name == "names" and row.name in (row.actor.name_de, row.actor.name_en)

    def hold_likely(self, line: Line, row: Actor) -> bool:
        """Whether an actor much like it exists, and nobody has said that it is another one."""
        if any(states.is_known(identifier.scheme, identifier.value) for identifier in line.identifiers):
            return False  # the tables say who it is, however like its name is to another's
        likely = self.likely.of(row, kind="" if line.is_kind_guessed else row.kind)
        if likely is None:
            return False
        if likely.is_held and not self.options.create_likely:
            line.outcome, line.remarks = Outcome.LIKELY, [*line.remarks, Remark("warning", likely.sentence, DUPLICATE)]
            self.held[id(row)] = line
            self.register(line, row, TABLES["actors"], {})
            return True
        line.remarks.append(Remark("warning", likely.sentence, DUPLICATE))
        return False

    def register(self, line: Line, row: Any, table: Table, values: dict[str, Any]) -> None:
        self.desk.register(table.name, row)
        self.claimed[id(row)] = line
        self.register_identifiers(line, row)

    def register_identifiers(self, line: Line, row: Any) -> None:
        for identifier in line.identifiers:
            self.desk.register_identifier(line.table, identifier.scheme, identifier.value, row)

    # Changes

    def differing(self, table: Table, row: Any, values: dict[str, Any]) -> Iterator[Column]:
        """The columns whose value is another one than the row has; read back from how the row writes it, spaces do not count."""
        for column in table.columns:
            is_asked = column.name in values and column.holds in ("field", "date", "reference", "printed")
            if is_asked and not self.is_same(column, row, values[column.name]):
                yield column

    def is_same(self, column: Column, row: Any, value: Any) -> bool:
        if column.holds == "printed":
            return column.write(row) == (value or "")
        present = getattr(row, column.name)
        if column.holds == "reference":
            return self.desk.one(present) is self.desk.one(value)
        if column.holds == "date":
            return same_day(present, value)
        if value is None:
            return present in (None, "", [])
        return present == value or column.read(as_cell(present), Remarks()) == value

    def change(self, line: Line, row: Any, column: Column, values: dict[str, Any]) -> None:
        name = column.name.removesuffix("_printed") if column.holds == "printed" else column.name
        before = shown(column, row)
        line.before.setdefault(name, stored(row, name))
        setattr(row, name, self.new_value(line, row, column, values))
        line.changes[column.name] = [before, shown(column, row)]
        if isinstance(row, Commitment) and name == "owed_by":
            line.before.setdefault("owed_by_not_stated", row.owed_by_not_stated)
            row.owed_by_not_stated = row.owed_by is None

    def new_value(self, line: Line, row: Any, column: Column, values: dict[str, Any]) -> Any:
        if column.holds == "printed":
            day = getattr(row, column.name.removesuffix("_printed"))
            return day and replace(day, as_printed=values[column.name] or "")
        value = with_wording(column, values)
        if value is None and not row._meta.get_field(column.name).null:
            return [] if isinstance(getattr(row, column.name), list) else ""
        return value

    def take_back(self, line: Line, row: Any) -> None:
        """The row as it was: what is refused must not be seen by later lines."""
        for name, value in line.before.items():
            model_field = row._meta.get_field(name)
            if model_field.is_relation:
                setattr(row, model_field.attname, value)
            else:
                setattr(row, name, model_field.to_python(value))
        line.outcome, line.changes, line.before, line.identifiers, line.topics = Outcome.REFUSED, {}, {}, [], None

    def add_identifiers(self, line: Line, pairs: list[tuple[str, str]]) -> None:
        owner = {"actors": "actor", "agreements": "agreement"}.get(line.table)
        if owner is None or not pairs:
            return
        present = set(self.identifiers_of(line.row))
        for scheme, value in pairs:
            if (scheme, value) not in present:
                identifier = Identifier(scheme=scheme, value=value, **{owner: line.row})
                line.remarks += [replace(remark, column="identifiers") for remark in rules.refusals(identifier, "identifiers")]
                line.identifiers.append(identifier)
        if line.identifiers:
            before = ";".join(sorted(f"{scheme}:{value}" for scheme, value in present))
            after = ";".join(sorted([*filter(None, [before]), *(f"{one.scheme}:{one.value}" for one in line.identifiers)]))
            line.changes["identifiers"] = [before, after]

    def change_topics(self, line: Line, row: Any, values: dict[str, Any]) -> None:
        if "topics" not in values:
            return
        present, wanted = list(row.topics.all()), values["topics"]
        if set(present) != set(wanted):
            line.topics, line.topics_before = wanted, [topic.pk for topic in present]
            line.changes["topics"] = [";".join(sorted(topic.slug for topic in topics)) for topics in (present, wanted)]

    # Between rows

    def check_courses(self) -> None:
        """The dates of an agreement's events beside each other, once all of them are known."""
        by_agreement: dict[int, list[Line]] = defaultdict(list)
        for line in self.lines:
            if line.table == "events" and line.will_write:
                by_agreement[id(line.row.agreement)].append(line)
        for key, lines in by_agreement.items():
            for line in lines:
                for remark in dict.fromkeys(rules.course_remarks(line.row, self.desk.children["events", key])):
                    line.remarks.append(remark)
                    if remark.level == "refused":
                        self.refuse_event(line, key)

    def refuse_event(self, line: Line, key: int) -> None:
        if line.outcome == Outcome.CHANGED:
            self.take_back(line, line.row)
        elif line.row in self.desk.children["events", key]:
            self.desk.children["events", key] = [row for row in self.desk.children["events", key] if row is not line.row]
        line.outcome, line.changes = Outcome.REFUSED, {}


def with_wording(column: Column, values: dict[str, Any]) -> Any:
    """The value; a date together with its wording as printed, where the file has one."""
    value = values[column.name]
    if column.holds == "date" and value is not None:
        return replace(value, as_printed=values.get(f"{column.name}_printed") or "")
    return value


def same_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """The wording as printed has a column of its own."""
    return (one and (one.value, one.qualifier)) == (other and (other.value, other.qualifier))


def namespace(pair: tuple[str, str]) -> str:
    """ "other:ggo" of ("other", "ggo:FRA-GBR_1843R"): identifiers of one namespace name different things."""
    scheme, value = pair
    return f"{scheme}:{value.partition(':')[0]}" if scheme == "other" and ":" in value else scheme


def label_of(intent: Intent) -> str:
    """What the row calls itself, before anything is looked up."""
    names = [*LABELS.get(intent.table.name, ()), "name", "title_en", "deliverable_en", "actor", "kind", "identifiers"]
    texts = (intent.raw.get(name) for name in names)
    return next((text for text in texts if text), "")
