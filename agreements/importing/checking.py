"""What a file says, set against the desk as it is: the lines of a check, and how they are kept."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.models import ImportLine, ImportRun, Source

from . import mapping as mappings
from .cells import Remark
from .desk import batches
from .intents import Options, intents_of
from .likely import LikelyActors
from .lines import Line, Outcome
from .planning import Planner
from .process import Progress


def planned(run: ImportRun, progress: Progress, likely: LikelyActors) -> tuple[list[Line], list[str], Source | None]:
    """The lines of the file as the desk is now, notes on the file, and the source that its facts rest on."""
    sheet = mappings.sheet_of(run)
    mappings.check_mapping(run.mapping, sheet.header)
    options = Options(**{name: value for name, value in run.options.items() if name in Options.__dataclass_fields__})
    intents = list(intents_of(sheet, mappings.feeds_of(run.mapping), options))
    progress.begin(len(intents))
    source = source_of(run)
    lines = Planner(options, source, likely).plan(intents, progress.tick)
    if likely.unasked:
        sentence = _(
            "%(count)s new actors were not compared with those that are here: that would take too long. Look at the duplicates later."
        )
        sheet.notes.append(sentence % {"count": likely.unasked})
    return lines, sheet.notes, source


def source_of(run: ImportRun) -> Source:
    """The chosen source; else the one that the preset describes; else one made from the file's name and digest, saved with the import."""
    if run.source is not None:
        return run.source
    described = run.mapping.get("source") or {"title": run.name, "kind": Source.Kind.REGISTRY, "notes": f"sha256:{run.sha256}"}
    key = {"url": described["url"]} if described.get("url") else {"title": described["title"], "notes": described.get("notes", "")}
    return Source.objects.filter(**key).order_by("pk").first() or Source(**described)


def line_of_source(source: Source) -> Line:
    line = Line(1, "sources", Outcome.NEW, {}, [Remark("note", _("The source that the rows of this file rest on."))], source, str(source))
    line.changes = {"title": ["", source.title]}
    return line


def line_signature(line: ImportLine) -> tuple[Any, ...]:
    """What must be the same at the check and at the writing."""
    changes = tuple(sorted((name, *words) for name, words in line.changes.items()))
    return line.number, line.table, str(line.outcome), line.label, changes


def write_lines(run: ImportRun, lines: list[Line]) -> None:
    run.lines.all().delete()
    position = 0
    for batch in batches(lines):
        models = [line.as_model(run, position + index) for index, line in enumerate(batch)]
        ImportLine.objects.bulk_create(models, batch_size=1_000)
        position += len(batch)
