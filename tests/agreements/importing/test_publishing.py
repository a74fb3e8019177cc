"""“Publish these N”, in batches."""

import pytest

from agreements.importing.publishing import publish_batch, publishable
from agreements.models import Actor
from tests.agreements.importing.making import import_rows

pytestmark = pytest.mark.django_db(transaction=True)

FIVE = "kind;name_en\n" + "".join(f"person;Somebody {letter}\n" for letter in "ABCDE")


def test_a_batch_publishes_so_many_and_says_where_to_go_on():
    run = import_rows(FIVE, "actors", create_likely=True)
    assert publishable(run) == {"actors": 5, "agreements": 0}
    after, counts = ("", 0), []
    while after is not None:
        results, after = publish_batch(run, by=None, size=2, after=after)
        counts.append(results.published)
    assert counts == [2, 2, 1, 0] and publishable(run)["actors"] == 0


def test_what_is_not_ready_is_told_and_stops_nobody_else():
    run = import_rows("kind;name_en\norganization;Guild\nperson;Ada Ex\n", "actors")
    results, _after = publish_batch(run, by=None)
    assert results.published == 1
    [(item, sentence)] = results.refused
    assert item == Actor.objects.get(name_en="Guild") and "class of organisation" in sentence


def test_the_import_itself_publishes_nothing():
    import_rows(FIVE, "actors", create_likely=True)
    assert not Actor.objects.filter(published_row_version__isnull=False).exists()
