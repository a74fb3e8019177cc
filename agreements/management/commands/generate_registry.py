from django.core.management.base import BaseCommand, CommandError

from agreements.generating.registry import generate
from newsroom.publishing.models import Change


class Command(BaseCommand):
    help = "Fill an empty registry with invented, published actors and agreements, to see how the site does with many."

    def add_arguments(self, parser):
        parser.add_argument("--actors", type=int, default=100_000, help="how many actors (100000)")
        parser.add_argument("--agreements", type=int, default=50_000, help="how many agreements (50000)")
        parser.add_argument("--seed", type=int, default=7, help="another number makes other names")
        parser.add_argument("--beside-real-records", action="store_true", help="also where something is published already")

    def handle(self, *, actors, agreements, seed, beside_real_records, **options):
        if actors < 100 or agreements < 1:
            raise CommandError("Give at least 100 actors and 1 agreement.")
        if Change.objects.exists() and not beside_real_records:
            raise CommandError("Something is published here already. What is published cannot be deleted, so use an empty database.")
        generate(actors, agreements, seed=seed, progress=self.say)
        self.stdout.write(f"{actors} actors and {agreements} agreements. Run ANALYZE, or let the database find time for it.")

    def say(self, what, done, total):
        self.stderr.write(f"{what}: {done} of {total}", ending="\n" if done == total else "\r")
