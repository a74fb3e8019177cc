import logging
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from newsroom.demo.house import keep_passwords
from newsroom.demo.identity import is_demo
from newsroom.demo.programme import Programme
from newsroom.publishing.versions import Item


class Command(BaseCommand):
    help = "Load the demo into an empty newsroom: articles, records, pictures and the users admin, editor, registrar and reporter."

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = [model for model in apps.get_models() if issubclass(model, Item)]
        if any(model.objects.exists() for model in kinds):
            raise CommandError(
                "There are articles or records here already, and the demo goes only into an empty newsroom. Nothing was changed."
            )
        logging.getLogger("imagefield").setLevel(logging.WARNING)  # a line for each of 36 renditions would bury the passwords
        passwords = Programme(self.stdout.write).run()
        is_demo.cache_clear()
        self.stdout.write(self.style.SUCCESS("The demo is loaded."))
        if passwords:
            self.tell(passwords)

    def tell(self, passwords: dict[str, str]) -> None:
        path = keep_passwords(passwords)
        self.stdout.write("The users and their passwords, shown this once:")
        for name, password in passwords.items():
            self.stdout.write(f"  {name:<10} {password}")
        self.stdout.write(f"They are kept in {path}, which only you can read.")
