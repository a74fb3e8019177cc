from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.translations import compile_po


class Command(BaseCommand):
    help = "Compile the translations that changed. Like compilemessages, without the gettext programs."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        try:
            compiled = [po for po in sorted(settings.BASE_DIR.glob("*/locale/*/LC_MESSAGES/*.po")) if compile_po(po)]
        except (OSError, ValueError) as error:
            raise CommandError(f"The translations could not be compiled: {error}") from error
        if compiled and options["verbosity"]:
            self.stdout.write(f"Compiled {len(compiled)} translation{'s' if len(compiled) > 1 else ''}.")
