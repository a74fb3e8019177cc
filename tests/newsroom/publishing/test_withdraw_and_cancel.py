from datetime import timedelta

import pytest

from articles.models import ArticleVersion
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish, withdraw
from newsroom.publishing.errors import AlreadyHappened, NotPublished, PublishingError, ScheduledAhead
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db


def soon(minutes: int = 60):
    return clock.now() + timedelta(minutes=minutes)


def test_a_withdrawal_ends_the_live_version_and_keeps_the_record(numbers):
    article = make_article(published=True)
    shown_at = clock.now()
    change = withdraw(article, by=None, reason=" It was wrong. ")
    assert (change.number, change.note, change.kind) == (None, "It was wrong.", "withdrawn")
    assert not ArticleVersion.objects.live().exists()
    assert numbers(ArticleVersion.objects.as_of(shown_at)) == [1]
    assert not ArticleVersion.objects.shown_as_of(shown_at).exists()


def test_a_withdrawal_says_why():
    with pytest.raises(PublishingError):
        withdraw(make_article(published=True), by=None, reason="  ")


def test_a_withdrawal_cancels_what_is_scheduled_after_it():
    """Else a text that was withdrawn for legal reasons would return by itself."""
    article = make_article(published=True)
    publish(article, by=None, at=soon(60))
    publish(article, by=None, at=soon(120))
    withdraw(article, by=None, reason="Wrong.")
    assert not ArticleVersion.objects.as_of(soon(180)).exists()
    article.refresh_from_db()
    assert article.has_unpublished_changes


def test_what_is_not_public_cannot_be_withdrawn():
    draft, gone, planned = make_article(), make_article(published=True), make_article()
    withdraw(gone, by=None, reason="Wrong.")
    publish(planned, by=None, at=soon())
    for article in (draft, gone, planned):
        with pytest.raises(NotPublished):
            withdraw(article, by=None, reason="Wrong.")
    withdraw(planned, by=None, reason="Expires.", at=soon(120))


def test_a_withdrawn_article_can_be_published_again(numbers):
    article = make_article(published=True)
    withdraw(article, by=None, reason="Wrong.")
    publish(article, by=None)
    assert numbers(ArticleVersion.objects.live()) == [2]
    assert ArticleVersion.objects.get(number=2).first_published_at == ArticleVersion.objects.get(number=1).visible_from


def test_a_scheduled_withdrawal_is_asked_about_too(numbers):
    article, at = make_article(published=True), soon()
    withdraw(article, by=None, reason="Expires.", at=at)
    with pytest.raises(ScheduledAhead):
        publish(article, by=None)
    publish(article, by=None, scheduled="keep")
    assert numbers(ArticleVersion.objects.as_of(at)) == []
    publish(article, by=None, scheduled="cancel")
    assert numbers(ArticleVersion.objects.as_of(at)) == [3]


def test_cancelling_opens_the_version_before_again(numbers):
    article, at = make_article(published=True), soon()
    publish(article, by=None, at=at)
    assert ArticleVersion.objects.live().get().visible_until == at
    assert cancel(Change.objects.get(at=at)) == [article]
    assert ArticleVersion.objects.live().get().visible_until is None
    assert ArticleVersion.objects.get(number=2).is_cancelled


def test_a_cancelled_text_counts_as_an_open_change_again():
    drafted, live = make_article(), make_article(published=True)
    for article in (drafted, live):
        publish(article, by=None, at=soon())
        cancel(Change.objects.of(article).latest("at"))
        article.refresh_from_db()
    assert (drafted.published_row_version, drafted.has_unpublished_changes) == (None, False)
    assert (live.row_version, live.has_unpublished_changes) == (1, True)


def test_both_of_a_group_are_cancelled_and_returned():
    article, actor = make_article(), make_actor()
    publish(article, actor, by=None, at=soon())
    assert set(cancel(Change.objects.of(actor).get())) == {article, actor}
    assert not Change.objects.exists()


def test_one_of_a_group_that_was_replaced_leaves_the_other_in_its_place(numbers):
    article, actor, at = make_article(), make_actor(), soon()
    publish(article, actor, by=None, at=at)
    publish(article, by=None, at=at)
    assert set(Change.objects.values_list("item_kind", "number")) == {("article", 2), ("actor", 1)}
    assert cancel(Change.objects.of(actor).get()) == [actor]
    assert numbers(ArticleVersion.objects.as_of(at)) == [2]


def test_what_has_happened_cannot_be_cancelled(pin_clock):
    article, at = make_article(published=True), soon()
    published = Change.objects.get()
    publish(article, by=None, at=at)
    scheduled = Change.objects.get(at=at)
    pin_clock(at)
    for change in (published, scheduled):
        with pytest.raises(AlreadyHappened):
            cancel(change)


def test_cancelling_twice_is_refused():
    publish(make_article(), by=None, at=soon())
    change = Change.objects.get()
    cancel(change)
    with pytest.raises(AlreadyHappened):
        cancel(change)
