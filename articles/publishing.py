"""How articles are published: what is frozen, what stops them, what is derived."""

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from agreements import citing as records
from agreements.models import Actor, Agreement, Position, Source, Topic
from agreements.models.rows import FACT_FIELDS, FACT_PRIVATE, FACT_TOLD_WITH
from agreements.provenance.problems import retraction_problems
from agreements.slugs import readable_slug
from newsroom.publishing.errors import Problem
from newsroom.publishing.shapes import Publishing, Rows, register

from . import citing, renderings
from .body import BLOCKS, body_rows
from .models import (
    AgreementBlock,
    Article,
    ArticleVersion,
    ArticleVersionByline,
    ArticleVersionCorrection,
    ArticleVersionMention,
    ArticleVersionQuote,
    ArticleVersionTopic,
    Byline,
    Contributor,
    Correction,
    FactBoxBlock,
    Image,
    ImageBlock,
    Mention,
    Quote,
    QuoteBlock,
    Section,
    TextBlock,
)


def block(model, *fields: str) -> Rows:
    return Rows(model, "parent", ("region", "ordering", *fields))


@register
class ArticlePublishing(Publishing):
    item = Article
    version = ArticleVersion
    fields = (
        "language", "translation_of", "translated_number", "section", "genre", "kicker", "headline", "standfirst", "lead_image",
        "topics", "seo_title", "seo_description",
    )  # fmt: skip
    not_frozen = ("import_fingerprint",)
    rows = (
        Rows(Byline, "article", ("order", "contributor", "role")),
        Rows(
            Quote,
            "article",
            (
                "speaker", "position", "text", "language", "translation", "translated_by", "is_machine_translation", "said_on",
                "occasion", "on_record", *FACT_FIELDS,
            ),
            FACT_PRIVATE,
            told_with=FACT_TOLD_WITH,
        ),
        Rows(Mention, "article", ("actor", "agreement", "role", "state", "surface")),
        Rows(Correction, "article", ("kind", "text", "made_on"), not_frozen=("corrects", "carried_by")),
        block(TextBlock, "text"),
        block(QuoteBlock, "quote"),
        block(ImageBlock, "image", "caption"),
        block(AgreementBlock, "agreement"),
        block(FactBoxBlock, "title", "text"),
    )  # fmt: skip
    cites = {
        Actor: records.actor,
        Position: records.position,
        Source: records.source,
        Topic: records.topic,
        Agreement: citing.agreement,
        Article: citing.article,
        Contributor: citing.contributor,
        Image: citing.image,
        Section: citing.section,
    }
    emptied = {"headline": ""}
    renderer = renderings.RENDERER

    def slug(self, article):
        return readable_slug(article.headline)

    def problems(self, article, document, at):
        rows = document["content"]["rows"]
        if article.section is None:
            yield Problem(_("Choose a section."), "section")
        if not any(strip_tags(row.get("text", "")).strip() or name != "textblock" for name in BLOCKS for row in rows[name]):
            yield Problem(_("The body is empty."), "body")
        for quote in rows["quote"]:
            if "speaker" not in quote:
                yield Problem(_("Say who speaks: “%s…”") % quote["text"][:40], "quotes")
        if article.lead_image and not getattr(article.lead_image, f"alt_{article.language}"):
            yield Problem(_("The lead image has no alternative text in the article's language."), "lead_image")
        if article.translation_of and article.translation_of.language == article.language:
            yield Problem(_("A translation is in another language than its original."), "language")
        if article.mentions.filter(state=Mention.State.SUGGESTED).exists():
            yield Problem(_("Some mentions are still suggestions; they stay at the desk."), "mentions", is_blocking=False)
        yield from retraction_problems(article)

    def columns(self, document, public_id):
        item, rows = document["content"]["item"], document["content"]["rows"]
        names = [name for actor in document["cited"].get("actor", {}).values() for name in (actor["name_de"], actor["name_en"])]
        return {
            "story": item.get("translation_of", public_id),
            "language": item["language"],
            "section": Section.objects.filter(public_id=item.get("section")).first(),
            "genre": item["genre"],
            "headline": item["headline"],
            "search_title": f"{item['headline']} {item['kicker']}".strip(),
            "search_names": " ".join(filter(None, names)),
            "search_text": " ".join(filter(None, [item["standfirst"], *map(plain_text, body_rows(rows))])),
        }

    def index_rows(self, version):
        content, language = version.content, version.language
        rows = content["rows"]
        contributors = {
            one.public_id: one for one in Contributor.objects.filter(public_id__in=[row["contributor"] for row in rows["byline"]])
        }
        topics = Topic.objects.filter(public_id__in=content["item"]["topics"])
        return [
            *mention_rows(rows, language),
            *quote_rows(rows, version),
            *(ArticleVersionTopic(topic=topic, language=language) for topic in topics),
            *(ArticleVersionByline(contributor=contributors[row["contributor"]], role=row["role"]) for row in rows["byline"]),
            *(
                ArticleVersionCorrection(language=language, **{name: row[name] for name in ("uid", "kind", "text", "made_on")})
                for row in rows["correction"]
            ),
        ]

    def renderings(self, version):
        return renderings.article(version)

    def after_publish(self, article, version):
        """New corrections say which version they mend, and which one carries them."""
        mended = ArticleVersion.objects.filter(item=article, number__lt=version.number).order_by("-number").first()
        carried = [row["uid"] for row in version.content["rows"]["correction"]]
        article.corrections.filter(uid__in=carried, carried_by__isnull=True).update(corrects=mended, carried_by=version)


def plain_text(row: dict) -> str:
    return " ".join(strip_tags(row.get("text", "").replace("</", " </")).split())


def mention_rows(rows: dict, language: str) -> list[ArticleVersionMention]:
    """One row for each record: confirmed mentions, cards, and speakers who are not mentioned otherwise."""
    roles = {("agreement", row["agreement"]): "subject" for row in rows["agreementblock"]}
    roles |= {("actor", row["speaker"]): "quoted" for row in rows["quote"] if "speaker" in row}
    roles |= {(kind, row[kind]): row["role"] for row in rows["mention"] for kind in ("actor", "agreement") if kind in row}
    actors = keys_of(Actor, roles, "actor")
    agreements = keys_of(Agreement, roles, "agreement")
    return [
        ArticleVersionMention(
            kind=kind, public_id=key, role=role, language=language,
            actor_id=actors.get(key) if kind == "actor" else None, agreement_id=agreements.get(key) if kind == "agreement" else None,
        )
        for (kind, key), role in sorted(roles.items())
    ]  # fmt: skip


def keys_of(model, roles: dict, kind: str) -> dict[str, int]:
    return dict(model.objects.filter(public_id__in={key for found, key in roles if found == kind}).values_list("public_id", "pk"))


SHOWN_OF_QUOTES = ("text", "language", "translation", "translated_by", "is_machine_translation", "said_on", "occasion", "locator")


def quote_rows(rows: dict, version: ArticleVersion) -> list[ArticleVersionQuote]:
    speakers = dict(Actor.objects.filter(public_id__in=version.cited.get("actor", {})).values_list("public_id", "pk"))
    said = [row for row in rows["quote"] if "speaker" in row]
    return [
        ArticleVersionQuote(
            uid=row["uid"], public_id=row["speaker"], speaker_id=speakers[row["speaker"]], content=quote_content(row, version)
        )
        for row in said
    ]


def quote_content(row: dict, version: ArticleVersion) -> dict:
    """What the speaker's page prints, with the copies of source and position that the document holds."""
    cited = {name: version.cited[name][row[name]] for name in ("source", "position") if name in row}
    return {name: row[name] for name in SHOWN_OF_QUOTES} | cited | {"article_language": version.language}
