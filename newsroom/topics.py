"""Topics, and what is live about them."""

from django.db.models import Exists, OuterRef, Q

from agreements.models import AgreementVersion, AgreementVersionTopic, Topic
from articles.models import ArticleVersionTopic

RECORDS = 20


def live_topics(language: str) -> list[Topic]:
    """Topics with something live: an article in the language, or an agreement. One query."""
    articles = ArticleVersionTopic.objects.live().filter(topic=OuterRef("pk"), language=language)
    agreements = AgreementVersionTopic.objects.live().filter(topic=OuterRef("pk"))
    return list(Topic.objects.filter(Q(Exists(articles)) | Q(Exists(agreements))).order_by(f"name_{language}"))


def records_on(topic: Topic, language: str) -> list[AgreementVersion]:
    """The newest live agreements on the topic, with their cards. One query."""
    rows = AgreementVersionTopic.objects.filter(version=OuterRef("pk"), topic=topic)
    return list(AgreementVersion.objects.for_list(language).filter(Exists(rows)).order_by("-sort_date", "-item_id")[:RECORDS])
