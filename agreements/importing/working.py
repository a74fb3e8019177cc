"""A run at work: in which state an act may begin, how it ends, and what becomes of a run whose process dies."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from agreements.models import ImportRun

from .lines import Line, Outcome
from .process import Progress, is_alive
from .refusals import Cancelled, ImportRefused
from .tables import TABLES

log = logging.getLogger(__name__)

State = ImportRun.State
MAY_BEGIN = {
    State.CHECKING: {State.UPLOADED, State.CHECKED, State.FAILED, State.CANCELLED},
    State.APPLYING: {State.CHECKED},
    State.REVERTING: {State.APPLIED},
    State.PUBLISHING: {State.APPLIED},
}
FALLS_BACK_TO = {State.APPLYING: State.CHECKED, State.REVERTING: State.APPLIED, State.PUBLISHING: State.APPLIED}
STARTS_WITHIN = timedelta(seconds=30)


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


def counts_of(lines: list[Line]) -> dict[str, Any]:
    counts = Counter(str(line.outcome) for line in lines)
    return {
        **{outcome: counts[outcome] for outcome in Outcome.values},
        "rows": len({line.number for line in lines}),
        "lines": len(lines),
        "warnings": sum(any(remark.level == "warning" for remark in line.remarks) for line in lines),
        "tables": {table: dict(Counter(str(line.outcome) for line in lines if line.table == table)) for table in TABLES},
    }


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
