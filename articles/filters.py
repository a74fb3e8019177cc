"""Filters of the list of articles, for pages and API alike. They see versions and index rows only."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.filter_fields import SLUG, AnyNamed, AnyOf, rows_of_version
from newsroom.reading.moments import MomentField

from .models import ArticleVersion, ArticleVersionByline, ArticleVersionMention, ArticleVersionTopic
from .vocabulary import Genre, Language


class MomentFilter(django_filters.Filter):
    """Compares with a day or a time with its offset."""

    field_class = MomentField

    def filter(self, qs: QuerySet, value) -> QuerySet:
        return qs if value is None else qs.filter(**{f"{self.field_name}__{self.lookup_expr}": value})


class ArticleFilter(django_filters.FilterSet):
    genre = AnyOf(choices=Genre.choices, label=_("Genre"))
    language = AnyOf(choices=Language.choices, label=_("Language"))
    section = AnyNamed(pattern=SLUG, having=lambda slugs: Q(section__slug__in=slugs), label=_("Section"))
    topic = AnyNamed(
        pattern=SLUG, having=lambda slugs: rows_of_version(ArticleVersionTopic.objects.filter(topic__slug__in=slugs)), label=_("Topic")
    )
    contributor = AnyNamed(
        pattern=SLUG,
        having=lambda slugs: rows_of_version(ArticleVersionByline.objects.filter(contributor__slug__in=slugs)),
        label=_("Contributor"),
    )
    mentions = AnyNamed(having=lambda ids: rows_of_version(ArticleVersionMention.objects.filter(public_id__in=ids)), label=_("Mentions"))
    published_after = MomentFilter(field_name="first_published_at", lookup_expr="gt", label=_("Published after"))
    published_before = MomentFilter(field_name="first_published_at", lookup_expr="lt", label=_("Published before"))

    class Meta:
        model = ArticleVersion
        fields: list[str] = []
