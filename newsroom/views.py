"""Pages that show both apps, and the pages for when something is not there."""

from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_from_request

from agreements.models import Topic
from articles.lists import cards_of
from articles.models import ArticleVersion
from articles.views import made_of
from newsroom.publishing.answers import answer
from newsroom.reading.keyset import KeysetPage

from .finding import SearchForm, results_page, tabs
from .front import front_page
from .search import LONGEST
from .topics import live_topics, records_on


def front_door(request):
    """`/`: the reader's language if the browser names one of ours, else German."""
    with translation.override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("home"))
    response.headers["Vary"] = "Accept-Language"
    return response


def home(request):
    """Three queries: stories, records (one of which lends its commitment), the latest correction."""
    front = front_page(request.LANGUAGE_CODE)
    return answer(request, "newsroom/home.html", front.context, made_of=front.made_of)


def topic_list(request):
    topics = live_topics(request.LANGUAGE_CODE)
    return answer(request, "newsroom/topic_list.html", {"topics": topics}, made_of=tuple(topics))


def topic_detail(request, slug):
    topic = get_object_or_404(Topic.objects.select_related("parent"), slug=slug)
    page = KeysetPage(ArticleVersion.objects.for_list(request.LANGUAGE_CODE).about(topic.pk), request)
    records = records_on(topic, request.LANGUAGE_CODE)
    context = {"topic": topic, "page": page, "cards": cards_of(page.rows), "records": [record.rendering for record in records]}
    return answer(request, "newsroom/topic_detail.html", context, made_of=(topic.name, topic.description, made_of(page), made_of(records)))


def search_page(request):
    """Two queries and the menu. Never kept by caches: what is asked is nobody else's business."""
    form = SearchForm(request.GET)
    results = results_page(form.cleaned_data, request.LANGUAGE_CODE) if form.is_valid() else None
    query = request.GET.get("q", "").strip()
    context = {"results": results, "query": query[:LONGEST], "tabs": tabs(form) if results else []}
    response = render(request, "newsroom/search.html", context, status=200 if results or not query else 400)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def about(request):
    return answer(request, "newsroom/about.html", {}, made_of=("about",))


def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request):
    """The database answers, too."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT newsroom_now()")
    except Exception as error:
        return JsonResponse({"ready": False, "problem": type(error).__name__}, status=503)
    return JsonResponse({"ready": True})


def bad_request(request, exception):
    return render(request, "400.html", {"problem": str(exception) or None}, status=400)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def not_found(request, exception):
    return render(request, "404.html", status=404)


def server_error(request):
    """Without anything that could fail again: no database, no menu."""
    return HttpResponse(render_to_string("500.html"), status=500)
