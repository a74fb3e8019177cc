"""`/api/v1/topics/`: the tree of subjects that records and articles share."""

from django.http import Http404
from django.urls import reverse
from django.utils import translation
from drf_spectacular.utils import extend_schema_view

from agreements.models import Topic
from newsroom.reading.keyset import KeysetPage
from newsroom.rest.parameters import page_size
from newsroom.rest.resources import Resource
from newsroom.rest.schema import CURSOR, LIMIT, PUBLIC_ID, described, ref
from newsroom.rest.shapes import SITE, api_url, reference, texts


def represent(topic: Topic) -> dict:
    parent = topic.parent
    return {
        "id": topic.public_id,
        "url": api_url("topic", topic.public_id),
        "html_url": {language: SITE + page_of(topic, language) for language in ("de", "en")},
        "slug": topic.slug,
        "name": texts(vars(topic), "name"),
        "description": texts(vars(topic), "description"),
        "parent": parent and reference("topic", parent.public_id, texts(vars(parent), "name")),
    }


def page_of(topic: Topic, language: str) -> str:
    with translation.override(language):
        return reverse("topic-detail", args=[topic.slug])


@extend_schema_view(
    get=described(
        "Topics",
        "All subjects, in the order of their slugs, which the filters of the other lists understand.",
        ref("TopicPage"),
        tag="topics",
        operation="topics_list",
        parameters=[LIMIT, CURSOR],
    )
)
class TopicList(Resource):
    parameters = frozenset({"limit", "cursor"})

    def get(self, request):
        topics = Topic.objects.select_related("parent")
        page = KeysetPage(topics, request.GET, size=page_size(request.GET), order=("slug",))
        links = self.links(page)
        return self.answer({**links, "results": [represent(topic) for topic in page]}, links=links)


@extend_schema_view(
    get=described(
        "One topic",
        "A subject and the one that it is part of.",
        ref("Topic"),
        tag="topics",
        operation="topics_detail",
        parameters=[PUBLIC_ID],
        statuses=(400, 404, 414),
    )
)
class TopicDetail(Resource):
    def get(self, request, public_id: str):
        topic = Topic.objects.select_related("parent").filter(public_id=public_id).first()
        if topic is None:
            raise Http404
        return self.answer(represent(topic))
