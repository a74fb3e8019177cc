"""Where the files are."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

LISTS = {"agreement": "agreements:agreement-list", "actor": "agreements:actor-list"}
DOWNLOADS = {"agreement": "agreements:agreement-download", "actor": "agreements:actor-download"}


def in_language(language: str, name: str, **parts: str) -> str:
    with translation.override(language):
        return reverse(name, kwargs=parts)


def list_path(kind: str, language: str) -> str:
    return in_language(language, LISTS[kind])


def list_download_path(kind: str, format: str, language: str) -> str:
    return in_language(language, DOWNLOADS[kind], format=format)


def record_download_path(kind: str, public_id: str, slug: str, format: str, language: str) -> str:
    own = {"slug": slug} if slug else {}
    return in_language(language, "agreements:record-download", kind=kind, public_id=public_id, format=format, **own)


def codebook_path(language: str) -> str:
    return in_language(language, "agreements:codebook")


def codebook_url(language: str) -> str:
    return settings.SITE_URL + codebook_path(language)


def releases_url(language: str) -> str:
    """Where everything can be had at once."""
    return settings.SITE_URL + in_language(language, "agreements:releases")
