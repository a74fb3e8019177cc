"""Words marked, and what is lost by marking them: nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.models import Actor
from newsroom.admin.comparing import GONE, NEW, SAME, compare, marked_words
from newsroom.publishing.freezing import freeze
from newsroom.publishing.shapes import publishing_of
from tests.factories import make_actor

words = st.text(st.sampled_from("ab ,.ä\n"), max_size=30)


@given(words, words)
def test_both_texts_can_be_read_back_from_the_marks(before, after):
    marked = list(marked_words(before, after))
    assert "".join(text for kind, text in marked if kind in (SAME, GONE)) == before
    assert "".join(text for kind, text in marked if kind in (SAME, NEW)) == after


def test_equal_texts_have_no_marks():
    assert list(marked_words("Am 3. April", "Am 3. April")) == [(SAME, "Am 3. April")]


def test_texts_with_little_in_common_stand_one_after_the_other():
    before, after = "Staat in Westeuropa.", "Gespeichert von jemand anderem."
    assert list(marked_words(before, after)) == [(GONE, before), (NEW, after)]


def test_very_long_texts_are_shown_whole():
    before, after = "a " * 10_001, "b " * 10_001
    assert list(marked_words(before, after)) == [(GONE, before), (NEW, after)]


@pytest.mark.django_db
def test_a_document_compared_with_itself_says_nothing():
    document = freeze(make_actor("Ada"), private=True)
    assert compare(publishing_of(Actor), document, document, private=True) == []


@pytest.mark.django_db
def test_an_emptied_version_can_still_be_compared():
    groups = compare(publishing_of(Actor), {}, freeze(make_actor("Ada")))
    assert "Ada" in {change.after for group in groups for change in group.fields}
