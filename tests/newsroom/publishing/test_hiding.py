from datetime import timedelta

import pytest

from articles.models import ArticleRendering, ArticleVersion, ArticleVersionMention
from newsroom.publishing import clock
from newsroom.publishing.acts import cancel, publish
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.hiding import hide, redact
from newsroom.publishing.models import Change
from tests.factories import make_actor, make_article

pytestmark = pytest.mark.django_db


def corrected():
    """(what was wrong, a moment at which it was shown)"""
    article = make_article("Wrong", mentions=[make_actor(published=True)], published=True)
    shown_at = clock.now()
    publish(article, by=None, change="correction")
    return ArticleVersion.objects.get(number=1), shown_at


def test_a_hidden_version_is_not_shown_and_stays_in_the_record(numbers):
    version, shown_at = corrected()
    hide(version)
    assert numbers(ArticleVersion.objects.shown_as_of(shown_at)) == []
    assert numbers(ArticleVersion.objects.as_of(shown_at)) == [1]
    assert ArticleVersion.objects.get(number=1).content["item"]["headline"] == "Wrong"


def test_hiding_twice_keeps_the_first_time():
    version, _shown_at = corrected()
    hide(version)
    first = ArticleVersion.objects.get(number=1).hidden_at
    hide(version)
    assert ArticleVersion.objects.get(number=1).hidden_at == first


def test_a_redacted_version_is_empty_everywhere_and_says_why():
    version, _shown_at = corrected()
    hide(version)
    redact(version, reason="Court order.")
    redact(version, reason="Another reason changes nothing.")
    version = ArticleVersion.objects.get(number=1)
    assert (version.document, version.headline, version.search_title, version.search_text) == ({}, "", "", "")
    assert version.redacted_at and version.redaction_reason == "Court order."
    assert not ArticleVersionMention.objects.filter(version=version).exists()
    assert not ArticleRendering.objects.filter(version=version).exists()
    assert ArticleVersionMention.objects.filter(version__number=2).exists()


@pytest.mark.parametrize("act", [hide, lambda version: redact(version, reason="Court order.")])
def test_what_is_live_or_scheduled_cannot_be_closed(act):
    """A scheduled version would go on air empty."""
    article = make_article(published=True)
    publish(article, by=None, at=clock.now() + timedelta(hours=1))
    for number in (1, 2):
        with pytest.raises(PublishingError):
            act(ArticleVersion.objects.get(number=number))
    cancel(Change.objects.latest("at"))
    act(ArticleVersion.objects.get(number=2))


def test_a_redaction_says_why():
    version, _shown_at = corrected()
    with pytest.raises(PublishingError):
        redact(version, reason=" ")
