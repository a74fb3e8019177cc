"""Addresses. Readers' pages begin with their language, and their words are in it; desk and API have none."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter
from django.utils.translation import pgettext_lazy

from newsroom import feeds, media, sitemaps, views
from newsroom.commitment_feeds import commitment_feed
from newsroom.publishing.converters import CitationFormatConverter, FeedFormatConverter, PublicIdConverter

register_converter(PublicIdConverter, "id")
register_converter(FeedFormatConverter, "feed")
register_converter(CitationFormatConverter, "citation")


def words(address: str):
    """An address whose words are in the language of the page."""
    return pgettext_lazy("address", address)


urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/", include("newsroom.api.urls")),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-news.xml", sitemaps.news_sitemap, name="news-sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("media/<path:path>", media.media, name="media"),
    path("data/", include("agreements.releasing.urls")),
    *i18n_patterns(
        path("", views.home, name="home"),
        path(words("search/"), views.search_page, name="search"),
        path(words("topics/"), views.topic_list, name="topic-list"),
        path(words("topics/<slug:slug>/"), views.topic_detail, name="topic-detail"),
        path(words("about/"), views.about, name="about"),
        path("feed.<feed:format>", feeds.site_feed, name="site-feed"),
        path(words("sections/<slug:slug>/feed.<feed:format>"), feeds.section_feed, name="section-feed"),
        path(words("topics/<slug:slug>/feed.<feed:format>"), feeds.topic_feed, name="topic-feed"),
        path(words("actors/<id:public_id>-<slug:slug>/feed.<feed:format>"), feeds.record_feed, {"kind": "actor"}, name="actor-feed"),
        path(
            words("agreements/<id:public_id>-<slug:slug>/feed.<feed:format>"),
            feeds.record_feed,
            {"kind": "agreement"},
            name="agreement-feed",
        ),
        path(words("commitments/feed.<feed:format>"), commitment_feed, name="commitment-feed"),
        path("", include("articles.urls")),
        path("", include("agreements.urls")),
    ),
]
handler400 = "newsroom.views.bad_request"
handler403 = "newsroom.views.permission_denied"
handler404 = "newsroom.views.not_found"
handler500 = "newsroom.views.server_error"
