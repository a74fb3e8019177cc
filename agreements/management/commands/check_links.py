from django.core.management.base import BaseCommand
from django.utils import timezone

from agreements.link_check import Politeness, check, due


class Command(BaseCommand):
    help = "Ask politely whether the pages that sources name still exist, those first that were asked longest ago."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, default=200, help="how many sources at most (200)")

    def handle(self, *, limit, verbosity, **options):
        sources, politeness, broken = due(max(0, limit)), Politeness(), 0
        for source in sources:
            politeness.wait(source.url)
            if problem := check(source, timezone.now()):
                broken += 1
                self.stdout.write(f"{source.public_id}  {source.url}  {problem.label}")
        self.stdout.write(f"{len(sources)} links checked, {broken} of them broken.")
