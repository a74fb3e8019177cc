from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.importing.decoding import StoryRefused, bounded_read
from articles.importing.drafts import ImportedStory, Registry, import_story
from articles.models import Mention


class Command(BaseCommand):
    help = "Import wire stories (plain text or HTML) as drafts. Good files are imported, bad ones are named; then the exit status is 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--by", metavar="USERNAME", help="whose drafts they will be")

    def handle(self, *, files: list[str], by: str | None, **options: Any) -> None:
        user = user_named(by)
        registry = Registry.load()
        refused = 0
        for file in files:
            try:
                with open(file, "rb") as stream:
                    imported = import_story(bounded_read(stream), filename=Path(file).name, by=user, registry=registry)
            except (StoryRefused, OSError) as error:
                refused += 1
                self.stderr.write(f"{file}: {error.strerror if isinstance(error, OSError) else error}")
            else:
                self.report(file, imported)
        if refused:
            raise CommandError(_("%(refused)d of %(all)d files were not imported.") % {"refused": refused, "all": len(files)})

    def report(self, file: str, imported: ImportedStory) -> None:
        self.stdout.write(f"{file}: {imported.sentence}")
        for label, value in details(imported) if imported.created else []:
            self.stdout.write(f"  {label}: {value}")
        for warning in imported.warnings:
            self.stdout.write(f"  {_('Note')}: {warning}")
        self.stdout.write(f"  {settings.SITE_URL}{imported.admin_address}")


def user_named(username: str | None) -> Any:
    if username is None:
        return None
    users = get_user_model().objects
    try:
        return users.get_by_natural_key(username)
    except get_user_model().DoesNotExist:
        raise CommandError(_("There is no user “%s”.") % username) from None


def in_words(mention: Mention) -> str:
    name = str(mention)
    return name if mention.surface in {"", name} else f"{name} ({mention.surface})"


def details(imported: ImportedStory) -> list[tuple[str, str]]:
    article = imported.article
    mentions = [in_words(mention) for mention in imported.mentions if mention.actor]
    quotes = [f"{quote.speaker} [{quote.language}] “{quote.text}”" for quote in imported.quotes]
    return [
        (_("Headline"), article.headline),
        (_("Language"), str(article.get_language_display())),
        (_("Headings"), " · ".join(imported.headings) or "–"),
        (_("Quotes"), " · ".join(quotes) or "–"),
        (_("Mentions"), ", ".join(mentions) or "–"),
        (_("Suggested agreements"), ", ".join(map(str, imported.agreements)) or "–"),
    ]
