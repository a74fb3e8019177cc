"""The tables of what documents keep of other rows: sources and topics."""

from collections.abc import Iterator

from django.utils.translation import pgettext_lazy

from agreements.provenance.facts import sources_counted
from agreements.vocabulary import SourceKind
from newsroom.publishing.models import Version

from .columns import ASPECTS, Column, Context, Type, columns_of, plain


def kept(version: Version, table: str) -> list[dict]:
    """What the document keeps of other rows, with the id of each."""
    return [{"id": key} | row for key, row in sorted(version.cited.get(table, {}).items())]


def topics(version: Version) -> list[dict]:
    copies = version.cited.get("topic", {})
    return [{"id": key} | copies[key] for key in version.content["item"]["topics"]]


SOURCE_FIELDS = ("title", "kind", "publisher", "author", "url", "archived_url", "published_on", "retrieved_on", "language")


def source_columns(model: type) -> Iterator[Column]:
    """Labels are the desk's; values are the copies in the document, which hold nothing that is confidential."""
    for name in (*SOURCE_FIELDS, "retracted_on"):
        yield from columns_of(model, name)
    for language in ("de", "en"):
        yield from columns_of(model, f"retraction_reason_{language}")
    via = model._meta.get_field("via")
    for name, type in (("title", Type.TEXT), ("kind", Type.CODE), ("publisher", Type.TEXT), ("url", Type.ADDRESS)):

        def value(found: Context, name: str = name) -> str | None:
            return (found.row["via"] or {}).get(name)

        yield Column(
            f"via_{name}",
            type,
            via.verbose_name,
            value,
            aspect=name if name in ASPECTS else "title_de",
            codes=SourceKind if name == "kind" else None,
        )
    facts = pgettext_lazy("codebook", "number of facts that rest on it")
    yield Column("facts", Type.INTEGER, facts, lambda found: sources_counted(found.version.document).get(found.row["id"], 0))


TOPIC = (
    Column("slug", Type.TEXT, pgettext_lazy("codebook", "short name"), plain("slug")),
    *(
        Column(f"name_{language}", Type.TEXT, pgettext_lazy("codebook", "name"), plain(f"name_{language}"), aspect=language)
        for language in ("de", "en")
    ),
)
