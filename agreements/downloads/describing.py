"""What a file says of itself: where it was retrieved, when, under which licence, whether it holds all."""

from datetime import datetime

from django.conf import settings
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from newsroom.publishing.models import Version
from newsroom.rest.shapes import utc

from ..addresses import record_path
from ..history.shown import title_of
from .addresses import codebook_url, list_download_path, list_path, record_download_path, releases_url
from .licence import data_licence
from .shapes import Meta

COLLECTIONS = {"agreement": "agreements", "actor": "actors"}


def about_list(language: str, kind: str, format: str, filters: QueryDict, moment: datetime, counted: tuple[int, int, bool]) -> Meta:
    """In words of the language that is active."""
    count, left_out, is_at_least = counted
    name = f"{site_name()}-{COLLECTIONS[kind]}-{localtime(moment):%Y-%m-%d}"
    return Meta(
        kind=kind,
        language=language,
        title=str({"agreement": _("Agreements"), "actor": _("Actors")}[kind]),
        file_name=f"{name}-first-{count}" if left_out else name,
        retrieved_from=with_query(list_download_path(kind, format, language), filters.urlencode()),
        page=with_query(list_path(kind, language), filters.urlencode()),
        retrieved_at=moment,
        count=count,
        left_out=left_out,
        is_at_least=is_at_least,
        **about_the_data(language),
    )


def about_record(language: str, kind: str, format: str, version: Version, as_of: datetime | None) -> Meta:
    """Of a version with `now`, the moment at which it was found."""
    query = urlencode({"as_of": utc(as_of)}) if as_of else ""
    return Meta(
        kind=kind,
        language=language,
        title=title_of(version, kind, language),
        file_name=f"{site_name()}-{kind}-{version.public_id}-v{version.number}",
        retrieved_from=with_query(record_download_path(kind, version.public_id, version.slug, format, language), query),
        page=with_query(record_path(kind, version.public_id, version.slug, language), query),
        retrieved_at=version.now,
        count=1,
        public_id=version.public_id,
        **about_the_data(language),
    )


def about_the_data(language: str) -> dict:
    return {
        "licence": data_licence(),
        "codebook": codebook_url(language),
        "everything": releases_url(language),
        "publisher": settings.SITE_NAME,
    }


def site_name() -> str:
    return slugify(settings.SITE_NAME) or "newsroom"


def with_query(path: str, query: str) -> str:
    return f"{settings.SITE_URL}{path}{'?' if query else ''}{query}"
