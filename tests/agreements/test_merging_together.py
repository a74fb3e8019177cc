"""Two editors merge at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from agreements.merging.acts import merge
from agreements.merging.undoing import undo
from agreements.models import Actor, Merge
from newsroom.publishing.errors import PublishingError
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts) -> list[str]:
    """Runs them in threads of their own; the names of what they raised, or of what they returned."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait()
            return type(act()).__name__
        except PublishingError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_the_same_merge_twice_at_once_happens_once():
    double, kept = make_actor(published=True), make_actor(published=True)
    article = make_article(mentions=[double])
    assert at_once(lambda: merge(double, kept, by=None), lambda: merge(double, kept, by=None)) == ["CannotMerge", "Merge"]
    assert article.mentions.get().actor == kept


def test_two_that_would_merge_into_each_other_do_not_both():
    one, other = make_actor(published=True), make_actor(published=True)
    assert at_once(lambda: merge(one, other, by=None), lambda: merge(other, one, by=None)) == ["CannotMerge", "Merge"]
    assert Actor.objects.filter(merged_into__isnull=True).count() == 1


def test_a_merge_into_one_that_is_just_merged_away_makes_no_chain():
    one, two, three = (make_actor() for _ in range(3))
    at_once(lambda: merge(one, two, by=None), lambda: merge(two, three, by=None))
    assert not Actor.objects.filter(merged_into__merged_into__isnull=False).exists()


def test_undoing_twice_at_once_happens_once():
    double, kept = make_actor(published=True), make_actor(published=True)
    done = merge(double, kept, by=None)
    assert at_once(lambda: undo(done, by=None), lambda: undo(done, by=None)) == ["CannotUndo", "Merge"]
    assert double.versions.count() == 2 and Merge.objects.get().undone_at
