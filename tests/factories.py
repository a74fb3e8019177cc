"""Plain makers of desk rows, with just enough around them to be published. Overrides go in as keyword arguments."""

from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from agreements.models import Actor, Agreement, AgreementEvent, Party, Signature, Source, Topic
from articles.models import Article, Byline, Contributor, Image, Mention, Quote, QuoteBlock, Section, TextBlock
from newsroom.publishing.acts import publish

_number = count(1)


def make_user(username: str = "", **fields):
    username = username or f"user{next(_number)}"
    return get_user_model().objects.create_user(username, password="correct horse", **{"is_staff": True} | fields)


def make_source(**fields) -> Source:
    return Source.objects.create(**{"title": f"Source {next(_number)}", "kind": Source.Kind.MEDIA} | fields)


def make_topic(name: str = "", **fields) -> Topic:
    name = name or f"Topic {next(_number)}"
    return Topic.objects.create(**{"name_de": name, "name_en": name, "slug": f"{name.lower().replace(' ', '-')}-{next(_number)}"} | fields)


def make_actor(name: str = "", *, published: bool = False, **fields) -> Actor:
    name = name or f"Actor {next(_number)}"
    fields = {"kind": Actor.Kind.PERSON, "name_de": name, "name_en": name} | fields
    if "main_source" not in fields:
        fields["main_source"] = make_source()
    return _published(Actor.objects.create(**fields), published)


def make_agreement(title: str = "", *, parties=None, published: bool = False, signed_on: str = "2024-05-06", **fields) -> Agreement:
    """Between `parties` (two published states unless given), each party's signatory not named, with a "signed" event."""
    title = title or f"Agreement {next(_number)}"
    fields = {"title_de": title, "title_en": title, "form": Agreement.Form.MOU} | fields
    if "main_source" not in fields:
        fields["main_source"] = make_source()
    agreement = Agreement.objects.create(**fields)
    parties = [make_actor(kind=Actor.Kind.STATE, published=published) for _ in range(2)] if parties is None else parties
    for order, actor in enumerate(parties):
        party = Party.objects.create(agreement=agreement, actor=actor, order=order)
        Signature.objects.create(agreement=agreement, party=party, order=order, unknown_reason=Signature.Unknown.NOT_NAMED)
    AgreementEvent.objects.create(agreement=agreement, kind=AgreementEvent.Kind.SIGNED, on=signed_on)
    return _published(agreement, published)


def make_section(name: str = "", **fields) -> Section:
    name = name or f"Section {next(_number)}"
    slug = f"{name.lower().replace(' ', '-')}-{next(_number)}"
    return Section.objects.create(**{"name_de": name, "name_en": name, "slug": slug} | fields)


def make_article(headline: str = "", *, text: str = "<p>Words.</p>", published: bool = False, mentions=(), **fields) -> Article:
    fields = {"headline": headline or f"Headline {next(_number)}", "language": "de"} | fields
    if "section" not in fields:
        fields["section"] = make_section()
    article = Article.objects.create(**fields)
    TextBlock.objects.create(parent=article, region="body", ordering=10, text=text)
    for record in mentions:
        Mention.objects.create(article=article, **{record._meta.model_name: record})
    return _published(article, published)


def make_quote(article: Article, speaker: Actor, text: str = "These are five spoken words.", *, block: bool = True, **fields) -> Quote:
    quote = Quote.objects.create(article=article, speaker=speaker, text=text, **fields)
    if block:
        QuoteBlock.objects.create(parent=article, region="body", ordering=20, quote=quote)
    return quote


def _published(item, published: bool):
    if published:
        publish(item, by=None)
        item.refresh_from_db()
    return item


def make_contributor(name: str = "", *, article: Article | None = None, **fields) -> Contributor:
    """With a byline in `article`, where one is given."""
    name = name or f"Contributor {next(_number)}"
    contributor = Contributor.objects.create(**{"name": name, "slug": f"contributor-{next(_number)}"} | fields)
    if article is not None:
        Byline.objects.create(article=article, contributor=contributor)
    return contributor


def make_image(**fields) -> Image:
    """A small blue picture, in the MEDIA_ROOT of the moment: let that be a temporary folder."""
    drawn = BytesIO()
    Pillow.new("RGB", (32, 18), "navy").save(drawn, "PNG")
    words = {"title": f"Picture {next(_number)}", "alt_de": "Blau", "alt_en": "Blue"}
    return Image.objects.create(file=ContentFile(drawn.getvalue(), "blue.png"), **words | fields)
