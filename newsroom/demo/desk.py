"""Writes the demo's stories into the desk, and writes them over when they change."""

from articles.importing.typography import tidy
from articles.models import Article, Contributor, Image, Section
from newsroom.demo import shapes
from newsroom.demo.identity import public_id, uid
from newsroom.demo.register import Register
from newsroom.publishing.snapshots import keep_snapshot

TRANSLATED_BY = {"de": "Redaktion", "en": "newsroom staff"}


class Desk:
    """The articles that were written, by their keys."""

    def __init__(self, register: Register, sections: dict[str, Section], contributors: dict[str, Contributor], by):
        self.register, self.sections, self.contributors, self.by = register, sections, contributors, by
        self.pictures: dict[str, Image] = {}
        self.articles: dict[str, Article] = {}

    def add_story(self, story: shapes.Story, *, by=None, **fields) -> Article:
        by = by or self.by
        article = Article.objects.create(
            public_id=public_id("article", story.key),
            slug=story.slug,
            language=story.language,
            translation_of=self.articles.get(story.translation_of),
            section=self.sections[story.section],
            genre=story.genre,
            kicker=story.kicker,
            headline=story.headline,
            standfirst=tidy(story.standfirst, story.language),
            lead_image=self.pictures.get(story.picture),
            created_by=by,
            updated_by=by,
            **fields,
        )
        article.topics.set(self.register.topics[key] for key in story.topics)
        for order, (key, role) in enumerate(story.bylines):
            article.bylines.create(uid=uid("Byline", story.key, order), order=order, contributor=self.contributors[key], role=role)
        for number, (key, role) in enumerate(story.mentions):
            article.mentions.create(uid=uid("Mention", story.key, number), actor=self.register.actors[key], role=role)
        self.write_body(article, story)
        self.articles[story.key] = article
        keep_snapshot(article, by=by)
        return article

    def rewrite(self, story: shapes.Story) -> Article:
        """The same article in its new wording. Blocks that are still there keep their uids, so versions can be compared."""
        article = self.articles[story.key]
        for block in ("textblock", "quoteblock", "agreementblock", "factboxblock"):
            getattr(article, f"articles_{block}_set").all().delete()
        article.quotes.all().delete()
        article.standfirst, article.row_version = tidy(story.standfirst, story.language), article.row_version + 1
        article.save(update_fields=["standfirst", "row_version", "updated_at"])
        self.write_body(article, story)
        keep_snapshot(article, by=self.by)
        return article

    def write_body(self, article: Article, story: shapes.Story) -> None:
        seen: dict[type, int] = {}
        for order, block in enumerate(story.body, start=1):
            number = seen[type(block)] = seen.get(type(block), 0) + 1
            place = {"uid": uid(type(block).__name__, story.key, number), "region": "body", "ordering": order * 10}
            match block:
                case shapes.Text(html):
                    article.articles_textblock_set.create(text=tidy(html, story.language), **place)
                case shapes.Card(key):
                    article.articles_agreementblock_set.create(agreement=self.register.agreements[key], **place)
                case shapes.FactBox(title, html):
                    article.articles_factboxblock_set.create(title=title, text=tidy(html, story.language), **place)
                case shapes.Quotation():
                    article.articles_quoteblock_set.create(quote=self.add_quote(article, story, block), **place)

    def add_quote(self, article: Article, story: shapes.Story, quotation: shapes.Quotation):
        is_translated = quotation.language != story.language
        return article.quotes.create(
            speaker=self.register.actors[quotation.speaker],
            position=self.register.positions[quotation.position] if quotation.position else None,
            text=quotation.text,
            language=quotation.language,
            translation=quotation.translation if is_translated else "",
            translated_by=TRANSLATED_BY[story.language] if is_translated else "",
            said_on=quotation.said_on,
            occasion=getattr(quotation.occasion, story.language),
            **self.register.evidence(quotation, story.key),
        )
