"""Addresses of articles, from language, id and slug alone."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def article_path(language: str, public_id: str, slug: str) -> str:
    """`/de/artikel/<public_id>-<slug>/`: an article has one language, and its address is in it.

    Without a slug the permanent address, which leads to the present one.
    """
    with translation.override(language):
        return reverse("articles:article-detail", args=[public_id, slug] if slug else [public_id])


def citation_path(language: str, public_id: str, format: str) -> str:
    with translation.override(language):
        return reverse("articles:article-citation", args=[public_id, format])


def article_url(language: str, public_id: str, slug: str) -> str:
    return settings.SITE_URL + article_path(language, public_id, slug)
