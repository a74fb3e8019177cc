"""Pages by key, and cursors that come from anywhere."""

from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from agreements.models import ActorVersion
from articles.models import Article, ArticleVersion
from newsroom.publishing.acts import publish
from newsroom.reading.cursors import BadCursor, read_cursor, write_cursor
from newsroom.reading.keyset import KeysetPage
from tests.factories import make_actor, make_article

BY_NAME = ("sort_key", "item_id")


def page(address: str | None = "", size: int = 2, order=BY_NAME, queryset=None) -> KeysetPage:
    queryset = ActorVersion.objects.live() if queryset is None else queryset
    return KeysetPage(queryset, QueryDict(address.lstrip("?")), size=size, order=order)


def names(found: KeysetPage) -> list[str]:
    return [row.name_de for row in found]


@pytest.mark.django_db(transaction=True)
def test_a_list_is_walked_forward_and_back_without_gaps():
    for name in ["Berg", "Abt", "Dorn", "Cues", "Eck"]:
        make_actor(name, published=True)
    first = page("kind=person")
    second = page(first.next_url)
    third = page(second.next_url)
    assert [names(first), names(second), names(third)] == [["Abt", "Berg"], ["Cues", "Dorn"], ["Eck"]]
    assert (first.previous_url, third.next_url) == (None, None)
    back = page(third.previous_url)
    assert (names(back), names(page(back.previous_url)), names(page(back.next_url))) == (["Cues", "Dorn"], ["Abt", "Berg"], ["Eck"])
    assert page(back.previous_url).previous_url is None
    assert parse_qs(second.next_url[1:])["kind"] == ["person"]


@pytest.mark.django_db(transaction=True)
def test_a_correction_between_two_pages_neither_repeats_nor_skips_an_article():
    for headline in ("One", "Two", "Three", "Four"):
        make_article(headline, published=True)
    newest = {"order": ("-first_published_at", "-item_id")}
    first = page(queryset=ArticleVersion.objects.live(), **newest)
    for article in Article.objects.all():
        publish(article, by=None, change="correction", note="A date was wrong.")
    second = page(first.next_url, queryset=ArticleVersion.objects.live(), **newest)
    assert [row.headline for row in [*first, *second]] == ["Four", "Three", "Two", "One"]


@pytest.mark.django_db(transaction=True)
def test_rows_may_be_plain_dictionaries():
    make_actor("Abt", published=True), make_actor("Berg", published=True)
    values = ActorVersion.objects.live().values("name_de", *BY_NAME)
    first = page(size=1, queryset=values)
    assert [row["name_de"] for row in page(first.next_url, size=1, queryset=values)] == ["Berg"]


FIELDS = [ArticleVersion._meta.get_field("first_published_at"), ArticleVersion._meta.get_field("item_id")]
NAME_FIELDS = [ActorVersion._meta.get_field(column) for column in BY_NAME]


parts = st.lists(st.none() | st.booleans() | st.integers() | st.floats() | st.text())


@given(st.text() | st.builds(write_cursor, parts))
def test_a_cursor_from_anywhere_is_refused(text):
    with pytest.raises(BadCursor):
        read_cursor(text, FIELDS)


@pytest.mark.parametrize(
    "values",
    [("2024-05-06T00:00:00", 1), ("0001-01-01T00:00:00+14:00", 1), ("2024-05-06T00:00:00Z", 2**63), ("2024-05-06", True), ("x", 1)],
)
def test_a_cursor_holds_only_what_its_columns_can_hold(values):
    with pytest.raises(BadCursor):
        read_cursor(write_cursor(values), FIELDS)


storable = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@given(st.text(alphabet=storable, max_size=200), st.integers(0, 2**63 - 1), st.booleans())
def test_a_cursor_comes_back_as_it_was_written(name, item, is_backward):
    assert read_cursor(write_cursor([name, item], is_backward=is_backward), NAME_FIELDS) == ([name, item], is_backward)
