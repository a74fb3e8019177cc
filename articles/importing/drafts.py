"""A wire story becomes a draft: a working copy with its blocks and quotes, and suggestions of what it mentions. Never published."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Actor, Agreement
from articles.importing.body import write_body
from articles.importing.mentions import Found, NameIndex
from articles.importing.quotations import Quoted, passages
from articles.importing.registry import MOST_SUGGESTED, agreements_between, names_of_actors, titles_of_agreements
from articles.importing.wire import FIRST_OF_BODY, Story, parse
from articles.models import Article, Mention, Quote
from newsroom.publishing.snapshots import keep_snapshot


@dataclass(frozen=True)
class ImportedStory:
    """What came of one file. Not `created`: the same text came before, `article` is that first draft, and the lists are empty."""

    article: Article
    created: bool
    headings: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def admin_address(self) -> str:
        """Path of the draft's form in the desk."""
        return reverse("admin:articles_article_change", args=[self.article.pk])

    @property
    def sentence(self) -> str:
        """What happened, for the person who imported."""
        happened = _("Imported as a draft: “%s”.") if self.created else _("This text was imported before, as “%s”; nothing was changed.")
        return happened % self.article.headline


@dataclass(frozen=True)
class Registry:
    """The names that stories are searched for, ready for use. Three queries to build; good for all files of one command."""

    actors: NameIndex
    agreements: NameIndex

    @classmethod
    def load(cls) -> "Registry":
        return cls(NameIndex(names_of_actors()), NameIndex(titles_of_agreements()))


def import_story(data: bytes, *, filename: str, by: User | None, registry: Registry | None = None) -> ImportedStory:
    """Make a draft of a wire story, or find the one that was made of the same text before.

    Names become suggested mentions (state suggested), quotations with a known speaker become quotes, and an agreement whose parties
    are all mentioned, or that is called by its title, is suggested as the subject. Raises StoryRefused; then nothing is written.
    """
    story = parse(data)
    if first := Article.objects.filter(import_fingerprint=fingerprint(story)).first():
        return ImportedStory(first, created=False)
    try:
        with transaction.atomic():
            return write_draft(story, filename, by, registry or Registry.load())
    except IntegrityError:
        # Somebody imported the same text at this moment: the unique fingerprint let one of us through.
        return ImportedStory(Article.objects.get(import_fingerprint=fingerprint(story)), created=False)


def fingerprint(story: Story) -> str:
    """The same for the same words, whatever the file's format, encoding, spacing and quotation marks."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", story.text.casefold())).encode()).hexdigest()


def write_draft(story: Story, filename: str, by: User | None, registry: Registry) -> ImportedStory:
    found = registry.actors.find(story.paragraphs)
    body = passages(story.blocks, found, story.language, before=FIRST_OF_BODY)
    warnings = [*map(str, story.warnings), *(guessed(part) for part in body if isinstance(part, Quoted) and part.is_guess)]
    article = Article(
        language=story.language,
        headline=story.headline,
        standfirst=story.standfirst,
        notes=notes_on(story, filename, warnings),
        import_fingerprint=fingerprint(story),
        created_by=by,
        updated_by=by,
    )
    article.clean_fields()
    article.save()
    quotes = write_body(article, body)
    mentions = suggest_actors(article, found, {quote.speaker_id for quote in quotes})
    suggested = suggest_agreements(article, registry.agreements.find(story.paragraphs), {name.key for name in found})
    keep_snapshot(article, by=by)
    agreements = [mention.agreement for mention in suggested if mention.agreement]
    return ImportedStory(article, True, story.headings, mentions + suggested, quotes, agreements, warnings)


def notes_on(story: Story, filename: str, warnings: list[str]) -> str:
    # A name on disk need not be valid text.
    name = PurePath(filename).name.encode(errors="replace").decode()
    byline = [_("Byline as printed: %s") % story.byline] if story.byline else []
    return "\n".join([_("Imported from the file “%s”.") % name, *byline, *warnings])


def guessed(quoted: Quoted) -> str:
    return _("Who speaks is a guess; please check: “%s”") % quoted.text


def suggest_actors(article: Article, found: Iterable[Found], speakers: set[int | None]) -> list[Mention]:
    """One suggested mention for each actor, in order of appearance, with the longest form that is printed."""
    surfaces: dict[int, list[Found]] = {}
    for name in found:
        surfaces.setdefault(name.key, []).append(name)
    actors = Actor.objects.in_bulk(surfaces)
    mentions = [
        suggestion(article, names, role_of(names, is_speaker=key in speakers), actor=actors[key]) for key, names in surfaces.items()
    ]
    return Mention.objects.bulk_create(mentions)


def role_of(names: Iterable[Found], *, is_speaker: bool) -> Mention.Role:
    """Who stands in the headline is a subject."""
    if any(name.paragraph == 0 for name in names):
        return Mention.Role.SUBJECT
    return Mention.Role.QUOTED if is_speaker else Mention.Role.MENTIONED


def suggest_agreements(article: Article, titles: Iterable[Found], actors: set[int]) -> list[Mention]:
    """Agreements called by their title, then those between the mentioned actors: suggested as subjects, a few at most."""
    surfaces: dict[int, list[Found]] = {}
    for title in titles:
        surfaces.setdefault(title.key, []).append(title)
    keys = list(dict.fromkeys([*surfaces, *agreements_between(actors)]))[:MOST_SUGGESTED]
    agreements = Agreement.objects.in_bulk(keys)
    mentions = [suggestion(article, surfaces.get(key, []), Mention.Role.SUBJECT, agreement=agreements[key]) for key in keys]
    return Mention.objects.bulk_create(mentions)


def suggestion(article: Article, names: Iterable[Found], role: Mention.Role, **record: Actor | Agreement) -> Mention:
    surface = max((name.surface for name in names), key=len, default="")
    return Mention(article=article, role=role, state=Mention.State.SUGGESTED, surface=surface[:200], **record)
