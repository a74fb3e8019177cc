"""Search at the desk without reading the whole table."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from newsroom.publishing.shapes import publishing_of

MOST_HITS = 1_000
NEWEST = 2_000


def words_in_live_versions(queryset: QuerySet, words: str) -> Q:
    """Items whose live version has all the words, by its vector: the index answers, in either language and for names."""
    query = SearchQuery(words, search_type="websearch", config="german") | SearchQuery(words, search_type="websearch", config="english")
    query |= SearchQuery(words, search_type="websearch", config="simple")
    found = publishing_of(queryset.model).version.objects.live().filter(search_vector=query)
    return Q(pk__in=list(found.values_list("item_id", flat=True)[:MOST_HITS]))


def words_in_newest(queryset: QuerySet, words: str, fields: tuple[str, ...], newest: str) -> Q:
    """Drafts have no version: among the newest two thousand items, those with the words in one of the fields."""
    contains = Q()
    for field in fields:
        contains |= Q(**{f"{field}__icontains": words})
    recent = queryset.model._default_manager.order_by(newest).values("pk")[:NEWEST]
    return contains & Q(pk__in=recent)


class SearchesVersions:
    """`title_fields` are searched among the newest by `newest_first`; what is live is found by every word of it, and all by public id."""

    search_fields = ("public_id",)
    title_fields: tuple[str, ...] = ()
    newest_first = "-pk"

    def get_search_results(self, request, queryset, search_term):
        words = search_term.strip()[:200]
        if not words:
            return queryset, False
        found = Q(public_id=words) | words_in_live_versions(queryset, words)
        return queryset.filter(found | words_in_newest(queryset, words, self.title_fields, self.newest_first)), False
