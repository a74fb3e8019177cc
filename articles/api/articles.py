"""`/api/v1/articles/`: stories in one language each."""

import json

from drf_spectacular.utils import extend_schema_view

from agreements.api.filtering import list_parameters
from articles.addresses import article_path
from articles.filters import ArticleFilter
from articles.models import ArticleVersion
from newsroom.rest.resources import RecordDetail, RecordList
from newsroom.rest.schema import PUBLIC_ID, described, ref
from newsroom.rest.shapes import SITE, as_text

from . import around, representations

FILTERS = {
    "language": ("The language of the article.", ["de"]),
    "genre": ("The kind of article.", ["background"]),
    "section": ("The slug of a section.", None),
    "topic": ("The slug of a topic.", None),
    "contributor": ("The slug of somebody who wrote, translated, edited or took pictures.", None),
    "mentions": ("The id of an actor or agreement that the article is about, quotes, names or shows.", None),
    "published_after": ("First published after a day or a time with its offset.", None),
    "published_before": ("First published before a day or a time with its offset.", None),
}


def html_url(public_id: str, slug: str, language: str) -> dict:
    """An article has a page in its own language only."""
    return {"de": None, "en": None, language: SITE + article_path(language, public_id, slug)}


class Articles:
    kind = "article"
    versions = ArticleVersion.objects.all()
    html_url = staticmethod(html_url)
    extra_columns: tuple[str, ...] = ("language",)


@extend_schema_view(
    get=described(
        "Articles, newest first",
        "A page of cards in the order of first publication, so that a correction does not move an article. `mentions` takes the id of an "
        "actor or of an agreement.",
        ref("ArticlePage"),
        tag="articles",
        operation="articles_list",
        parameters=list_parameters(ArticleFilter, FILTERS),
    )
)
class ArticleList(Articles, RecordList):
    represent = staticmethod(representations.article_card)
    filterset_class = ArticleFilter


@extend_schema_view(
    get=described(
        "One article",
        "The body as blocks, quotes, corrections, and references to the live records that it mentions. An article says what was known when "
        "it was published, so it is given as it stands now.",
        ref("Article"),
        tag="articles",
        operation="articles_detail",
        parameters=[PUBLIC_ID],
        statuses=(400, 404, 410, 414),
    )
)
class ArticleDetail(Articles, RecordDetail):
    represent = staticmethod(representations.article)
    extra_columns = ("language", *around.COLUMNS)

    @classmethod
    def with_representation(cls, versions):
        return super().with_representation(versions.annotate(**around.annotations()))

    def show(self, row: dict) -> str:
        """A card in the body whose record is not live is left out, as on the page."""
        data = json.loads(super().show(row))
        live = {one["id"] for one in row["live_agreements"]}
        body = [block for block in data["body"] if block["type"] != "agreement" or block["agreement"] in live]
        data |= {"body": body, "story": row["story"], "mentions": around.mentions(row), "translations": around.translations(row)}
        return as_text(data)
