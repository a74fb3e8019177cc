"""After a release with better matching keys: compute the stored ones again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from agreements.matching import rarity
from agreements.models import Actor, ActorName
from agreements.names import KEY_VERSION, keys, script_of, sort_key

BATCH = 500


class Command(BaseCommand):
    help = "Compute the matching keys of names again where they are of another version. Can be stopped and started at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that are of this version")

    def handle(self, **options: Any) -> None:
        done = [self.rekey(model, is_all=options["all"]) for model in (Actor, ActorName)]
        rarity.forget()
        if not any(done):
            self.stdout.write(f"All keys are of version {KEY_VERSION} already.")

    def rekey(self, model: type[Actor] | type[ActorName], *, is_all: bool) -> int:
        """Batch by batch, each in a transaction of its own, so that editors wait for none of it."""
        outdated = model.objects.order_by("pk") if is_all else model.objects.exclude(key_version=KEY_VERSION).order_by("pk")
        total, done, last = outdated.count(), 0, 0
        while batch := list(outdated.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                rows = list(model.objects.select_for_update().filter(pk__in=batch).order_by("pk"))
                for row in rows:
                    derive(row)
                model.objects.bulk_update(rows, ["keys", "key_version", "sort_key" if model is Actor else "script"])
            last, done = batch[-1], done + len(batch)
            self.stdout.write(f"{model._meta.verbose_name_plural}: {done} of {total}")
        if done:
            with connection.cursor() as cursor:
                # The search for likely names asks the statistics which keys are common.
                cursor.execute(f"analyze {connection.ops.quote_name(model._meta.db_table)}")
        return done


def derive(row: Actor | ActorName) -> None:
    """What follows from the names, as saving them has it."""
    if isinstance(row, Actor):
        labels = {row.name_de, row.name_en} - {""}
        row.sort_key = sort_key(row.name_de or row.name_en)[:200]
        row.keys = sorted({key for label in labels for key in keys(label)})
    else:
        row.script, row.keys = script_of(row.name), keys(row.name)
    row.key_version = KEY_VERSION
