from datetime import timedelta

import pytest
from django.core.management import call_command

from agreements.models import ActorName
from articles.models import Article, Quote, TextBlock
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish
from newsroom.publishing.models import Change, Snapshot
from newsroom.publishing.snapshots import keep_snapshot, prune_snapshots, restore_snapshot
from tests.factories import make_actor, make_article, make_quote, make_source, make_user

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def headlines() -> list[str]:
    return [snapshot.document["content"]["item"]["headline"] for snapshot in Snapshot.objects.order_by("saved_at", "id")]


def save(article: Article, headline: str, by) -> Snapshot:
    Article.objects.filter(pk=article.pk).update(headline=headline)
    article.refresh_from_db()
    return keep_snapshot(article, by=by)


def test_saves_of_one_user_within_ten_minutes_share_a_snapshot(pin_clock):
    article, editor, start = make_article(), make_user(), clock.now()
    for minute, headline in [(0, "One"), (9, "Two"), (11, "Three")]:
        pin_clock(start + minute * MINUTE)
        save(article, headline, editor)
    assert headlines() == ["Two", "Three"]


def test_saves_of_two_users_do_not(pin_clock):
    article, editor, reporter = make_article(), make_user(), make_user()
    for headline, by in [("One", editor), ("Two", reporter), ("Three", editor)]:
        save(article, headline, by)
    assert headlines() == ["One", "Two", "Three"]


def test_a_snapshot_that_was_published_is_not_written_over():
    article, editor = make_article(), make_user()
    save(article, "Published", editor)
    publish(article, by=editor)
    save(article, "Edited", editor)
    assert headlines() == ["Published", "Edited"]


def test_a_restore_brings_private_rows_and_fields_back():
    article, editor, speaker = make_article(notes="Call back."), make_user(), make_actor()
    quote = make_quote(article, speaker, on_record="off", source=make_source(is_confidential=True), excerpt="As on tape.")
    snapshot = keep_snapshot(article, by=editor)
    article.articles_quoteblock_set.all().delete()
    Quote.objects.all().delete()
    Article.objects.update(notes="")
    restored = restore_snapshot(article, snapshot, by=editor)
    found = Quote.objects.get()
    assert (found.uid, found.on_record, found.source, found.excerpt) == (quote.uid, "off", quote.source, "As on tape.")
    assert restored.notes == "Call back." and restored.articles_quoteblock_set.get().quote == found


def test_a_restore_removes_what_came_later_also_what_is_private():
    actor, editor = make_actor(), make_user()
    snapshot = keep_snapshot(actor, by=editor)
    ActorName.objects.create(actor=actor, name="Later", held_back="Not sure.")
    restore_snapshot(actor, snapshot, by=editor)
    assert not ActorName.objects.exists()


def test_a_restore_loses_neither_the_state_before_nor_the_one_after():
    article, editor = make_article(), make_user()
    first = save(article, "First", make_user())
    save(article, "Second", editor)
    save(article, "Lost paragraph", editor)
    restored = restore_snapshot(article, first, by=editor)
    save(restored, "Next", editor)
    assert headlines() == ["First", "Lost paragraph", "Lost paragraph", "Next"]


def test_snapshots_that_were_never_published_go_after_ninety_days(pin_clock):
    article, start = make_article(), clock.now()
    editors = [make_user() for _ in range(5)]
    save(article, "Never published", editors[0])
    pin_clock(start + MINUTE)
    save(article, "Published", editors[1])
    publish(article, by=None)
    pin_clock(start + 2 * MINUTE)
    save(article, "Cancelled", editors[2])
    publish(article, by=None, at=start + DAY)
    cancel(Change.objects.latest("at"))
    pin_clock(start + 3 * MINUTE)
    save(article, "Last", editors[3])
    pin_clock(start + 90 * DAY)
    assert prune_snapshots() == 0
    save(article, "Young", editors[4])
    pin_clock(start + 91 * DAY)
    call_command("prune_snapshots")
    assert headlines() == ["Published", "Young"]


def test_a_text_block_keeps_its_primary_key_through_a_restore():
    """Open forms point at it."""
    article, editor = make_article(text="<p>Before.</p>"), make_user()
    snapshot, key = keep_snapshot(article, by=editor), TextBlock.objects.get().pk
    TextBlock.objects.update(text="<p>After.</p>")
    restore_snapshot(article, snapshot, by=editor)
    assert (TextBlock.objects.get().pk, TextBlock.objects.get().text) == (key, "<p>Before.</p>")
