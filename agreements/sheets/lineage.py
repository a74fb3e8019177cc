"""What an agreement does to others, and what others do to it."""

from django.template.loader import render_to_string
from django.utils.translation import pgettext_lazy

from agreements.bilingual import said
from agreements.models import AgreementLink
from agreements.provenance.facts import evidence

Kind = AgreementLink.Kind
ORDER = list(Kind)

# Before a title on a line of its own, because titles cannot be inflected. What this agreement does …
FORTH = {
    Kind.AMENDS: pgettext_lazy("lineage", "Amends"),
    Kind.SUPERSEDES: pgettext_lazy("lineage", "Supersedes"),
    Kind.IMPLEMENTS: pgettext_lazy("lineage", "Implements"),
    Kind.EXTENDS: pgettext_lazy("lineage", "Extends"),
    Kind.PROTOCOL_TO: pgettext_lazy("lineage", "Protocol to"),
    Kind.RENEWS: pgettext_lazy("lineage", "Renews"),
    Kind.RELATED: pgettext_lazy("lineage", "Related"),
}
# … and what is done to it.
BACK = {
    Kind.AMENDS: pgettext_lazy("lineage", "Amended by"),
    Kind.SUPERSEDES: pgettext_lazy("lineage", "Superseded by"),
    Kind.IMPLEMENTS: pgettext_lazy("lineage", "Implemented by"),
    Kind.EXTENDS: pgettext_lazy("lineage", "Extended by"),
    Kind.PROTOCOL_TO: pgettext_lazy("lineage", "Protocol"),
    Kind.RENEWS: pgettext_lazy("lineage", "Renewed by"),
    Kind.RELATED: pgettext_lazy("lineage", "Related"),
}


def lineage(document: dict, language: str) -> list[dict]:
    """`[{"id", "words", "title", "language", "evidence"}]` of the agreement's own links. The language is active.

    `title` is the other's as it was copied; the page shows its live card in its place. `evidence` is HTML, ready to print.
    """
    rows = sorted(document["content"]["rows"]["agreementlink"], key=lambda row: (ORDER.index(row["kind"]), row["uid"]))
    return [link_shown(row, document, language) for row in rows]


def link_shown(row: dict, document: dict, language: str) -> dict:
    cited = document["cited"]["agreement"][row["other"]]
    title = said(cited, "short_title", language) or said(cited, "title", language)
    return {
        "id": row["other"],
        "words": str(FORTH[Kind(row["kind"])]),
        "title": title.text,
        "language": title.badge,
        "evidence": render_to_string("agreements/_evidence.html", {"fact": evidence(row, document, language)}),
    }
