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


def version_path(kind: str, public_id: str, number: int, language: str) -> str:
    """The permanent address of one version: it leads to the record as it was shown then, whatever becomes of its slug."""
    return about_versions("record-version", language, kind=kind, public_id=public_id, number=number)


def version_url(kind: str, public_id: str, number: int, language: str) -> str:
    return settings.SITE_URL + version_path(kind, public_id, number, language)


def citation_path(kind: str, public_id: str, number: int, format: str, language: str) -> str:
    return about_versions("record-citation", language, kind=kind, public_id=public_id, number=number, format=format)


def history_path(kind: str, public_id: str, slug: str, language: str) -> str:
    return about_versions("record-history", language, kind=kind, public_id=public_id, **with_slug(slug))


def comparison_path(kind: str, public_id: str, slug: str, language: str) -> str:
    return about_versions("record-comparison", language, kind=kind, public_id=public_id, **with_slug(slug))


def with_slug(slug: str) -> dict[str, str]:
    return {"slug": slug} if slug else {}


def about_versions(name: str, language: str, **parts) -> str:
    with translation.override(language):
        return reverse(f"agreements:{name}", kwargs=parts)
