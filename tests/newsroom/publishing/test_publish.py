from datetime import timedelta

import pytest

from agreements.models import Actor, ActorVersion, AgreementVersion
from articles.models import Article, ArticleVersion, TextBlock
from articles.publishing import ArticlePublishing
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish, publishing_problems, withdraw
from newsroom.publishing.errors import InThePast, NotReady, PublishingError, ScheduledAhead
from newsroom.publishing.models import Change, Redirect
from tests.factories import make_actor, make_agreement, make_article, make_user

pytestmark = pytest.mark.django_db


def soon(minutes: int = 60):
    return clock.now() + timedelta(minutes=minutes)


def test_publishing_writes_a_version_an_act_and_nothing_that_is_not_its_own():
    editor, article = make_user(), make_article("Water talks")
    (version,) = publish(article, by=editor, note="First word.")
    assert (version.number, version.change, version.change_note, version.published_by) == (1, "first", "First word.", editor)
    change = Change.objects.get()
    assert (change.at, change.recorded_at, change.number, change.kind, change.by) == (version.visible_from,) * 2 + (1, "published", editor)
    article.refresh_from_db()
    assert (article.slug, article.has_unpublished_changes) == ("water-talks", False)


def test_an_edit_after_publication_stays_on_the_desk():
    article = make_article("Water talks", published=True)
    Article.objects.filter(pk=article.pk).update(headline="Unfinished", row_version=2)
    assert ArticleVersion.objects.live().get().headline == "Water talks"
    article.refresh_from_db()
    assert article.has_unpublished_changes


def test_an_article_and_an_agreement_go_out_together():
    agreement = make_agreement(parties=[make_actor(published=True), make_actor(published=True)])
    article = make_article(mentions=[agreement])
    of_article, of_agreement = publish(article, agreement, by=None)
    assert of_article.visible_from == of_agreement.visible_from
    assert Change.objects.filter(public_id__in=[article.public_id, agreement.public_id]).values("group").distinct().count() == 1


def test_a_problem_of_one_stops_both_and_every_problem_is_named():
    agreement, article = make_agreement(parties=[]), make_article(text="")
    with pytest.raises(NotReady) as refusal:
        publish(article, agreement, by=None)
    assert {problem.field for problem in refusal.value.problems} >= {"body", "parties"}
    assert not Change.objects.exists() and not ArticleVersion.objects.exists() and not AgreementVersion.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch):
    """The article's last step breaks, when all of the actor's rows are written already."""
    actor, article = make_actor(), make_article()

    def breaks(self, item, version):
        assert ActorVersion.objects.exists() and Change.objects.count() == 2
        raise RuntimeError("power cut")

    monkeypatch.setattr(ArticlePublishing, "after_publish", breaks)
    with pytest.raises(RuntimeError, match="power cut"):
        publish(actor, article, by=None)
    assert not Change.objects.exists() and not ActorVersion.objects.exists()
    assert Actor.objects.get().published_row_version is None and Actor.objects.get().slug == ""


def test_an_error_of_the_database_is_told_as_it_was(monkeypatch):
    """Not hidden behind "current transaction is aborted" when the clock is set back."""
    from django.db import ProgrammingError, connection

    def breaks(self, item, version):
        connection.cursor().execute("SELECT nonsense")

    monkeypatch.setattr(ArticlePublishing, "after_publish", breaks)
    with pytest.raises(ProgrammingError, match="nonsense"):
        publish(make_article(), by=None)
    assert not Change.objects.exists()


def test_the_same_item_named_twice_is_published_once():
    actor = make_actor()
    assert len(publish(actor, actor, by=None)) == 1


def test_a_scheduled_version_is_invisible_one_second_before_and_visible_at_its_moment(pin_clock, numbers):
    article, at = make_article(published=True), soon()
    publish(article, by=None, at=at)
    pin_clock(at - timedelta(seconds=1))
    assert numbers(ArticleVersion.objects.live()) == [1]
    pin_clock(at)
    assert numbers(ArticleVersion.objects.live()) == [2]


def test_two_scheduled_versions_and_a_scheduled_withdrawal(pin_clock, numbers):
    article, start = make_article(published=True), soon(0)
    hours = [start + timedelta(hours=hour) for hour in range(5)]
    publish(article, by=None, at=hours[1])
    publish(article, by=None, at=hours[2])
    withdraw(article, by=None, reason="Expires.", at=hours[3])
    shown = []
    for hour in hours:
        pin_clock(hour)
        shown.append(numbers(ArticleVersion.objects.live()))
    assert shown == [[1], [2], [3], [], []]
    assert [numbers(ArticleVersion.objects.as_of(hour)) for hour in hours] == shown


def test_publishing_ahead_of_something_scheduled_asks_first():
    article, at = make_article(published=True), soon()
    publish(article, by=None, at=at)
    with pytest.raises(ScheduledAhead) as refusal:
        publish(article, by=None)
    assert [change.at for change in refusal.value.acts] == [at]
    assert ArticleVersion.objects.count() == 2


def test_what_is_scheduled_can_be_cancelled_or_kept(numbers):
    cancelled, kept, at = make_article(published=True), make_article(published=True), soon()
    publish(cancelled, kept, by=None, at=at)
    publish(kept, by=None, scheduled="keep")
    publish(make_article(), by=None)
    assert numbers(ArticleVersion.objects.filter(item=kept).as_of(at)) == [2]
    publish(cancelled, by=None, scheduled="cancel")
    assert numbers(ArticleVersion.objects.filter(item=cancelled).as_of(at)) == [3]


def test_a_group_is_cancelled_as_a_whole_whatever_cancels_it():
    """Else the article would go out without the record that it reports."""
    for cancels in (
        lambda article: publish(article, by=None, scheduled="cancel"),
        lambda article: withdraw(article, by=None, reason="Wrong."),
        lambda article: cancel(Change.objects.of(article).latest("at")),
    ):
        article, actor = make_article(published=True), make_actor(published=True)
        publish(article, actor, by=None, at=soon())
        cancels(article)
        assert not Change.objects.filter(at__gt=clock.now()).exists()
        assert ActorVersion.objects.filter(item=actor).as_of(soon(120)).get().number == 1
        actor.refresh_from_db()
        assert actor.has_unpublished_changes


def test_a_later_act_for_the_same_future_moment_replaces_the_earlier_one(numbers):
    article, at = make_article(), soon()
    publish(article, by=None, at=at)
    publish(article, by=None, at=at, scheduled="keep")
    assert numbers(ArticleVersion.objects.as_of(at)) == [2]
    assert [version.is_cancelled for version in ArticleVersion.objects.order_by("number")] == [True, False]
    assert Change.objects.get().number == 2


def test_first_published_at_moves_when_the_first_version_is_cancelled():
    article, first, second = make_article(), soon(60), soon(120)
    publish(article, by=None, at=first)
    publish(article, by=None, at=second)
    cancel(Change.objects.get(at=first))
    assert ArticleVersion.objects.get(number=2).first_published_at == second
    assert not ArticleVersion.objects.as_of(first).exists()


def test_a_moment_that_is_over_is_refused():
    with pytest.raises(InThePast):
        publish(make_article(), by=None, at=soon(-1))


@pytest.mark.parametrize("text", ["zero \x00", "half a letter \ud83d"])
def test_a_note_that_cannot_be_stored_is_refused_with_a_sentence(text):
    article = make_article(published=True)
    with pytest.raises(PublishingError, match="."):
        publish(article, by=None, note=text)
    with pytest.raises(PublishingError, match="."):
        withdraw(article, by=None, reason=text)


def test_problems_are_named_without_writing_anything():
    article = make_article(text="")
    assert [problem.field for problem in publishing_problems(article)] == ["body"]
    assert Article.objects.get().slug == "" and not Change.objects.exists()


def test_a_changed_slug_leaves_a_redirect_at_publication():
    article = make_article("Water talks", published=True)
    Article.objects.filter(pk=article.pk).update(slug="water-talks-begin")
    assert not Redirect.objects.exists()
    publish(article, by=None)
    assert list(Redirect.objects.values_list("old", "public_id")) == [(f"{article.public_id}-water-talks", article.public_id)]


def test_a_record_that_a_version_cites_cannot_be_deleted():
    from django.db.models import ProtectedError

    actor = make_actor()
    make_article(mentions=[actor], published=True).mentions.all().delete()
    with pytest.raises(ProtectedError):
        actor.delete()


def test_publishing_takes_few_queries_and_the_lock_comes_late(django_assert_max_num_queries):
    article = make_article(mentions=[make_actor(published=True)])
    TextBlock.objects.create(parent=article, region="body", ordering=20, text="<p>More.</p>")
    with django_assert_max_num_queries(40) as queries:
        publish(article, by=None)
    statements = [query["sql"] for query in queries.captured_queries]
    after_the_lock = statements[next(n for n, sql in enumerate(statements) if "advisory" in sql) + 1 :]
    assert len(after_the_lock) <= 16  # time, clock, the way, version, index rows, act, spans, item, corrections, clock, notice
