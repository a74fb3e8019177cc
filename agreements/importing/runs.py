"""The acts upon an import: create, check, apply, revert, start, cancel. Admin and command share them."""

import hashlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, BinaryIO

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from agreements.models import ImportRun, Source

from . import mapping as mappings
from .cells import Remark
from .checking import line_of_source, line_signature, planned, write_lines
from .files import MOST_BYTES, read_file
from .likely import LikelyActors, RememberedLikely
from .lines import Line, Outcome
from .process import Progress, Tick, spawn
from .refusals import ImportRefused
from .reverting import revert_lines
from .tables import TABLES
from .working import at_work, begin, finish, with_state_of_now
from .writing import Writer

State = ImportRun.State
ACTS = {"check": State.CHECKING, "apply": State.APPLYING, "revert": State.REVERTING, "publish": State.PUBLISHING}
MOST_REFUSALS_KEPT = 500


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


PERFORM: dict[str, Callable[..., ImportRun]] = {"check": check, "apply": apply, "revert": revert, "publish": publish}


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
