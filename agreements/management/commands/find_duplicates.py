from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from agreements.duplicates import compare_waiting
from agreements.models import Compared, LikelyPair


class Command(BaseCommand):
    help = "Compare the names of actors and list pairs that may be the same. Only what has changed since the last run, so run it often."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="begin anew: compare every actor once more")
        parser.add_argument("--seconds", type=float, help="stop after that long; the next run goes on from there")

    def handle(self, *, seconds: float | None, **options: Any) -> None:
        if options["all"]:
            Compared.objects.all().delete()
        number = compare_waiting(seconds=seconds, tell=lambda number: self.stdout.write(f"{number} actors compared …"))
        self.stdout.write(f"{number} actors compared; {LikelyPair.objects.count()} likely pairs.")
