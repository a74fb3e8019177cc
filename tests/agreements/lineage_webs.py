"""Many live agreements and the links between them, without a publication for each."""

from agreements.models import AgreementVersion, AgreementVersionLink
from tests.factories import make_agreement
from tests.test_budgets import multiply


def live_agreements(number: int) -> list[AgreementVersion]:
    """Alike in everything but their ids, in the order of their ids."""
    first = make_agreement("Wasservertrag", published=True)
    multiply(first.versions.get(), number - 1)
    return list(AgreementVersion.objects.live().order_by("item_id"))


def link_up(versions: list[AgreementVersion], links: list[tuple[int, str, int]]) -> None:
    """`links` are (from, kind, to), by place in the list; what was there before goes."""
    AgreementVersionLink.objects.all().delete()
    rows = []
    for source, kind, target in links:
        other = versions[target]
        row = AgreementVersionLink(other_id=other.item_id, public_id=other.public_id, kind=kind, sort_date=versions[source].sort_date)
        row.copy_span(versions[source])
        rows.append(row)
    AgreementVersionLink.objects.bulk_create(rows)
