"""How a record's version is cited, and by which addresses its files are found."""

from django.conf import settings

from newsroom.publishing.models import Version
from newsroom.reading.citations import Work
from newsroom.reading.citing import Cite, cite

from ..addresses import citation_path, version_url
from ..live import LiveSheet


def work_of(version: Version | LiveSheet, title: str, kind: str, language: str) -> Work:
    return Work(
        key=f"record-{version.public_id}-v{version.number}",
        title=title,
        language=language,
        publisher=settings.SITE_NAME,
        number=version.number,
        shown_from=version.visible_from,
        url=version_url(kind, version.public_id, version.number, language),
    )


def cite_record(work: Work, kind: str, public_id: str) -> Cite:
    return cite(work, lambda format: citation_path(kind, public_id, work.number, format, work.language))


def cite_sheet(kind: str, sheet: LiveSheet, language: str) -> Cite:
    """The cite box of a record's page, from what was prepared for it: no query."""
    return cite_record(work_of(sheet, sheet.rendering["structured_data"]["name"], kind, language), kind, sheet.public_id)
