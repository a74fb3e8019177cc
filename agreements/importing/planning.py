"""The plan of an import: for each intent, which row it means, what would change, and what stands against it. Nothing is written."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Actor, Commitment, Party, Source, Topic

from . import rules, states
from .cells import Refused, Remark
from .changing import Changes, with_wording
from .desk import LABELS, Desk
from .intents import Intent, Options
from .likely import COLUMN as DUPLICATE
from .likely import LikelyActors
from .lines import Line, Outcome, shown
from .recognising import Recognises
from .resolving import Resolves
from .tables import ITEMS, TABLES, Table

Tick = Callable[[int], None]


class Planner(Resolves, Recognises, Changes):
    """Works through intents table by table, so that what is referred to stands before what refers."""

    def __init__(self, options: Options, source: Source | None, likely: LikelyActors) -> None:
        self.options, self.source, self.likely = options, source, likely
        self.desk = Desk()
        self.lines: list[Line] = []
        self.claimed: dict[int, Line] = {}  # by the identity of the row
        self.held: dict[int, Line] = {}
        self.refused_items: set[int] = set()  # rows of the file
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
            self.refused_items.add(intent.number)

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
            line.remarks.append(Remark("note", _("It is the record’s own label.")))
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
        if likely.is_held and not self.options.create_likely and line.number not in self.options.create_rows:
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


def label_of(intent: Intent) -> str:
    """What the row calls itself, before anything is looked up."""
    names = [*LABELS.get(intent.table.name, ()), "name", "title_en", "deliverable_en", "actor", "kind", "identifiers"]
    texts = (intent.raw.get(name) for name in names)
    return next((text for text in texts if text), "")
