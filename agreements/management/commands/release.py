import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from agreements.releasing import ReleaseProblem, make_release
from agreements.releasing.checking import problems_of
from agreements.releasing.rebuilding import rebuild_release


class Command(BaseCommand):
    help = (
        "Write everything that is public into a dated folder, with checksums and the difference to the last release; "
        "or check a release, or make one again from the one before it and its difference."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        where = "the folder of releases (default: NEWSROOM_RELEASES, or var/releases); with --rebuild the new folder"
        parser.add_argument("--to", type=Path, metavar="DIR", help=where)
        parser.add_argument("--at", type=moment, metavar="MOMENT", help="what was shown then, such as 2026-11-01T00:00Z (default: now)")
        acts = parser.add_mutually_exclusive_group()
        acts.add_argument("--check", type=Path, metavar="DIR", help="say what is wrong with the release in this folder")
        acts.add_argument("--rebuild", type=Path, metavar="BASE", help="the folder of the release before")
        parser.add_argument(
            "--with", type=Path, metavar="DIFFERENCE", dest="difference", help="the later one's difference, beside its manifest"
        )

    def handle(self, *, to: Path | None, at: datetime | None, check: Path | None, rebuild: Path | None, **options: Any) -> None:
        difference = options["difference"]
        if bool(rebuild) != bool(difference) or (rebuild and not to):
            raise CommandError("To make a release again, give --rebuild BASE, --with DIFFERENCE and --to DIR.")
        before = signal.signal(signal.SIGTERM, lambda *received: sys.exit(143))  # so that a draft is removed
        try:
            if check:
                self.check_release(check)
            elif rebuild and to:
                found = rebuild_release(rebuild.resolve(), difference.resolve(), to.resolve())
                self.stdout.write(f"The records of release {found.name} are in {to}; every checksum is right.")
            else:
                self.make(to or settings.RELEASES, at)
        except ReleaseProblem as problem:
            raise CommandError(str(problem)) from problem
        except OSError as problem:
            where = problem.filename or to or settings.RELEASES
            raise CommandError(f"Nothing was released: {problem.strerror or problem} ({where}).") from problem
        except KeyboardInterrupt:
            raise CommandError("Stopped; nothing was released.", returncode=130) from None
        finally:
            signal.signal(signal.SIGTERM, before)

    def make(self, folder: Path, at: datetime | None) -> None:
        found = make_release(folder.resolve(), at=at, say=lambda words: self.stderr.write(words, ending="\n"))
        counts = ", ".join(f"{count:,} {name}" for name, count in found.manifest["counts"].items())
        self.stdout.write(f"{found.path}: {counts}")

    def check_release(self, folder: Path) -> None:
        problems = list(problems_of(folder.resolve()))
        if problems:
            raise CommandError("\n".join(problems))
        self.stdout.write(f"{folder}: every file is as it was released.")


def moment(text: str) -> datetime:
    """A date alone is its beginning, a time without a zone one of the site's."""
    found = parse_datetime(text) or parse_datetime(f"{text}T00:00")
    if found is None:
        raise ValueError(text)
    return make_aware(found) if is_naive(found) else found
