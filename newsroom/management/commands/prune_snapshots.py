from typing import Any

from django.core.management.base import BaseCommand

from newsroom.publishing.snapshots import prune_snapshots


class Command(BaseCommand):
    help = "Forget saves of the desk that are older than 90 days and were never published. Meant to run once a day."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Forgotten: {prune_snapshots()} snapshots.")
