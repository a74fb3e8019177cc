"""Addresses. Readers' pages begin with their language, and their words are in it; desk and API have none."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter
from django.utils.translation import pgettext_lazy

from newsroom.publishing.converters import PublicIdConverter

register_converter(PublicIdConverter, "id")

from newsroom import views  # noqa: E402  the apps' addresses use the converter

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/v1/docs/", views.about, name="api-docs"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path(pgettext_lazy("address", "search/"), views.search_page, name="search"),
        path(pgettext_lazy("address", "topics/"), views.topic_list, name="topic-list"),
        path(pgettext_lazy("address", "topics/<slug:slug>/"), views.topic_detail, name="topic-detail"),
        path(pgettext_lazy("address", "about/"), views.about, name="about"),
        path("", include("articles.urls")),
        path("", include("agreements.urls")),
    ),
]
handler400 = "newsroom.views.bad_request"
handler403 = "newsroom.views.permission_denied"
handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"
