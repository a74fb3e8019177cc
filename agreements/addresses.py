"""Addresses of records, from id and slug alone: readers' pages never ask a working copy."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

VIEWS = {
    "actor": "agreements:actor-detail",
    "agreement": "agreements:agreement-detail",
}


def record_path(kind: str, public_id: str, slug: str, language: str) -> str:
    """The page of an actor or agreement in that language: `/de/akteure/<public_id>-<slug>/`.

    Without a slug the permanent address, which leads to the present one.
    """
    with translation.override(language):
        return reverse(VIEWS[kind], args=[public_id, slug] if slug else [public_id])


def record_url(kind: str, public_id: str, slug: str, language: str) -> str:
    return settings.SITE_URL + record_path(kind, public_id, slug, language)
