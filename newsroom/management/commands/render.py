from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from newsroom.publishing.rebuilding import outdated, rebuild
from newsroom.publishing.shapes import Publishing, all_publishing, publishing_of_kind

KINDS = [str(publishing.item._meta.model_name) for publishing in all_publishing()]


class Command(BaseCommand):
    help = "Remake what is derived from published versions: pages, cards and API answers, columns and index rows. Run it after an update."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", choices=KINDS, action="append", help="only this one (may be repeated)")
        parser.add_argument("--everything", action="store_true", help="also what today's code has made")

    def handle(self, *, kind: list[str] | None, everything: bool, **options: Any) -> None:
        for name in kind or KINDS:
            made = render(publishing_of_kind(name), everything)
            self.stdout.write(f"{name}: {made} versions rendered.")


def render(publishing: Publishing, everything: bool) -> int:
    """All versions of every item that has an outdated one; returns how many."""
    versions = publishing.version.objects.all() if everything else outdated(publishing)
    keys = list(versions.order_by("item").values_list("item", flat=True).distinct())
    return sum(rebuild(publishing.item(pk=key)) for key in keys)
