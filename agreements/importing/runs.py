"""The acts upon an import: create, check, apply, revert, start, cancel. Admin and command share them."""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import PurePath
from typing import Any, BinaryIO

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from agreements.models import ImportLine, ImportRun, Source

from . import mapping as mappings
from .cells import Remark
from .desk import batches
from .files import MOST_BYTES, read_file
from .intents import Options, intents_of
from .likely import LikelyActors, RememberedLikely
from .lines import Line, Outcome
from .planning import Planner
from .process import Progress, Tick, is_alive, spawn
from .refusals import Cancelled, ImportRefused
from .reverting import revert_lines
from .tables import TABLES
from .writing import Writer

log = logging.getLogger(__name__)

State = ImportRun.State
MAY_BEGIN = {
    State.CHECKING: {State.UPLOADED, State.CHECKED, State.FAILED, State.CANCELLED},
    State.APPLYING: {State.CHECKED},
    State.REVERTING: {State.APPLIED},
    State.PUBLISHING: {State.APPLIED},
}
ACTS = {"check": State.CHECKING, "apply": State.APPLYING, "revert": State.REVERTING, "publish": State.PUBLISHING}
FALLS_BACK_TO = {State.APPLYING: State.CHECKED, State.REVERTING: State.APPLIED, State.PUBLISHING: State.APPLIED}
MOST_REFUSALS_KEPT = 500
STARTS_WITHIN = timedelta(seconds=30)


def create(
    file: BinaryIO,
    *,
    name: str = "",
    table: str = "",
    by: Any = None,
    preset: str = "",
    mapping: dict[str, Any] | None = None,
    options: dict[str, Any] | None = None,
    source: Source | None = None,
    note: str = "",
    language: str = "",
) -> ImportRun:
    """A run of an open file or upload, its columns mapped: as given, by the preset, as remembered, or as guessed.

    Raises ImportRefused when nobody can read the file. A mapping with gaps is no reason: the check says what is missing.
    """
    data = file.read(MOST_BYTES + 1)
    name = PurePath(name or getattr(file, "name", "") or "import").name[:200]
    header = read_file(data, name).header
    found = mappings.presets().get(preset) if preset else None if table or mapping else mappings.preset_for(header)
    if preset and found is None:
        raise ImportRefused(_("There is no kind of file called “%(preset)s”.") % {"preset": preset})
    table = found.table if found else table or mappings.best_table(header)
    language = language or (translation.get_language() or "de")[:2]
    run = ImportRun(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        table=table,
        preset=found.name if found else "",
        mapping=mapping
        or (found.mapping if found else mappings.remembered(header, table) or mappings.guess(header, TABLES[table], language)),
        options=options or {},
        source=source,
        note=note,
        language=language,
        by=by,
    )
    run.file.save(f"{run.sha256[:16]}-{name}", ContentFile(data), save=False)
    run.save()
    return run


def remap(run: ImportRun, mapping: dict[str, Any], *, table: str = "") -> None:
    """Another mapping, remembered for files with this header. Raises ImportRefused when it does not fit the file or the table."""
    header = mappings.sheet_of(run).header
    mappings.check_mapping(mapping, header)
    run.mapping, run.table, run.preset = mapping, table or run.table, ""
    run.state = State.UPLOADED
    run.save(update_fields=["mapping", "table", "preset", "state"])
    mappings.remember(header, run.table, mapping)


def check(run: ImportRun, *, is_begun: bool = False) -> ImportRun:
    """The dry run: a line for each row, nothing else written. The run is then checked, or failed with its error."""
    with at_work(run, State.CHECKING, is_begun) as progress:
        lines, notes, _source = planned(run, progress, LikelyActors())
        with transaction.atomic():
            write_lines(run, lines)
            finish(run, State.CHECKED, lines, notes_on_file=notes, checked_at=now())
    return run


def apply(run: ImportRun, *, is_begun: bool = False) -> ImportRun:
    """Writes what the check found, in one transaction. What has changed since is left alone and reported.

    Raises ImportRefused, nothing written, when the database refuses a row; the run is then as it was, with the error.
    """
    with at_work(run, State.APPLYING, is_begun) as progress:
        progress.take_turn()
        checked = {line_signature(line) for line in run.lines.iterator()}
        lines, notes, source = planned(run, progress, RememberedLikely(run))
        for line in lines:
            if line.will_write and line_signature(line.as_model(run, 0)) not in checked:
                line.outcome = Outcome.STALE
                line.remarks.append(Remark("warning", _("It has changed since the check. Check again to see how.")))
        with transaction.atomic():
            write_plan(run, lines, notes, source, progress)
    return run


def write_plan(run: ImportRun, lines: list[Line], notes: list[str], source: Source | None, progress: Progress) -> None:
    if source is not None and source.pk is None and any(line.will_write for line in lines):
        lines.insert(0, line_of_source(source))
    progress.begin(sum(line.will_write for line in lines))
    writer = Writer(lines, run.by, progress.tick)
    writer.source = source
    writer.write()
    if source is not None and source.pk:
        run.source = source
    write_lines(run, lines)
    finish(run, State.APPLIED, lines, notes_on_file=notes, applied_at=now(), touched=writer.touched, source=run.source)


def revert(run: ImportRun, *, is_begun: bool = False) -> ImportRun:
    """Takes the whole change set back. Raises ImportRefused with a list when anything of it was changed or published since."""
    with at_work(run, State.REVERTING, is_begun) as progress:
        progress.take_turn()
        with transaction.atomic():
            revert_lines(run, progress)
            finish(run, State.REVERTED, None, reverted_at=now())
    return run


def publish(run: ImportRun, *, is_begun: bool = False, by: Any = None, size: int = 50) -> ImportRun:
    """Publishes the records of an applied import, batch by batch; what is refused is told with its reason, the rest goes out."""
    from .publishing import publish_all

    with at_work(run, State.PUBLISHING, is_begun) as progress:
        results = publish_all(run, by=by or publisher(run), size=size, progress=progress)
        refusals = [
            {"kind": item._meta.model_name, "id": item.public_id, "label": str(item), "text": text} for item, text in results.refused
        ]
        counts = {"published": results.published, "not_published": len(refusals), "refusals": refusals[:MOST_REFUSALS_KEPT]}
        finish(run, State.APPLIED, None, counts=run.counts | counts)
    return run


def publisher(run: ImportRun) -> Any:
    """Who asked for the publication, which need not be who imported."""
    asked = get_user_model().objects.filter(pk=run.options.get("published_by")).first()
    return asked or run.by


def start(run: ImportRun, act: str) -> None:
    """Begins the act in a process of its own. Raises ImportRefused when the run is not in a state for it."""
    begin(run, ACTS[act])
    transaction.on_commit(lambda: spawn(run, act))


def cancel(run: ImportRun) -> None:
    """Asks the process to stop before anything is written; a run that waits for nothing is cancelled at once."""
    ImportRun.objects.filter(pk=run.pk, state__in=ImportRun.AT_WORK).update(is_cancel_asked=True)
    ImportRun.objects.filter(pk=run.pk, state__in=[State.UPLOADED, State.CHECKED, State.FAILED]).update(state=State.CANCELLED)
    run.refresh_from_db()


def with_state_of_now(run: ImportRun) -> ImportRun:
    """The run as it is now. One whose process has died is failed, or back where it was before; nothing of it was written."""
    run.refresh_from_db()
    heard = run.heard_at or run.created_at
    if run.is_at_work and now() - heard > STARTS_WITHIN and not is_alive(run):
        words = _("The process has ended before its time. Nothing of it was written; try again.")
        state = FALLS_BACK_TO.get(State(run.state), State.FAILED)
        ImportRun.objects.filter(pk=run.pk, state=run.state, heard_at=run.heard_at).update(state=state, error=words)
        run.refresh_from_db()
    return run


PERFORM: dict[str, Callable[..., ImportRun]] = {"check": check, "apply": apply, "revert": revert, "publish": publish}


# The parts


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


def counts_of(lines: list[Line]) -> dict[str, Any]:
    counts = Counter(str(line.outcome) for line in lines)
    return {
        **{outcome: counts[outcome] for outcome in Outcome.values},
        "rows": len({line.number for line in lines}),
        "lines": len(lines),
        "warnings": sum(any(remark.level == "warning" for remark in line.remarks) for line in lines),
        "tables": {table: dict(Counter(str(line.outcome) for line in lines if line.table == table)) for table in TABLES},
    }


def begin(run: ImportRun, state: ImportRun.State) -> None:
    values = {"state": state, "error": "", "done": 0, "total": 0, "is_cancel_asked": False, "heard_at": now()}
    if not ImportRun.objects.filter(pk=run.pk, state__in=MAY_BEGIN[state]).update(**values):
        run.refresh_from_db()
        raise ImportRefused(_("This import is “%(state)s”, so that cannot be done now.") % {"state": run.get_state_display()})
    run.refresh_from_db()


def finish(run: ImportRun, state: ImportRun.State, lines: list[Line] | None, **values: Any) -> None:
    if lines is not None:
        values["counts"] = counts_of(lines)
    for name, value in values.items():
        setattr(run, name, value)
    run.state = state
    run.save(update_fields=["state", *values])
    ImportRun.objects.filter(pk=run.pk).update(done=F("total"))


@contextmanager
def at_work(run: ImportRun, state: ImportRun.State, is_begun: bool) -> Iterator[Progress]:
    """The run is in that state while its act goes on; whatever happens, it is in another one afterwards, with a sentence."""
    if not is_begun:
        begin(run, state)
    before = FALLS_BACK_TO.get(state, State.FAILED)
    try:
        with translation.override(run.language), Progress(run) as progress:
            yield progress
    except Cancelled:
        leave(run, FALLS_BACK_TO.get(state, State.CANCELLED), _("It was cancelled; nothing was written."))
    except ImportRefused as refusal:
        leave(run, before, str(refusal))
        raise
    except IntegrityError as error:
        log.exception("Import %s", run.pk)
        leave(run, before, _("Something was saved at the desk at the same moment. Nothing of this import was written; check it again."))
        raise ImportRefused(run.error) from error
    except Exception:
        log.exception("Import %s", run.pk)
        leave(run, before, _("An error of the program stopped it, and nothing was written. The log says more."))
        raise


def leave(run: ImportRun, state: ImportRun.State, error: str) -> None:
    run.state, run.error, run.is_cancel_asked = state, error, False
    ImportRun.objects.filter(pk=run.pk).update(state=state, error=error, is_cancel_asked=False)


__all__ = [
    "PERFORM",
    "ImportRefused",
    "Tick",
    "apply",
    "cancel",
    "check",
    "create",
    "publish",
    "remap",
    "revert",
    "start",
    "with_state_of_now",
]
