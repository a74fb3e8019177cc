"""Numbers behind the map: in how many agreements of a filter each country stands, and who stands there without a country."""

from django.db.models import Count, QuerySet

from ..filters import AgreementFilter
from ..models import AgreementVersion, AgreementVersionActor

LISTED = 20


def apart_from_country(params) -> AgreementFilter:
    """The filters without the one by country: the map answers what that one would find, for each country."""
    kept = params.copy()
    kept.pop("country", None)
    filterset = AgreementFilter(kept, AgreementVersion.objects.live())
    filterset.is_valid()
    return filterset


def named_in(filterset: AgreementFilter) -> QuerySet:
    """Who stands, and as what, in the live agreements of the filter."""
    rows = AgreementVersionActor.objects.live()
    return rows.filter(version__in=filterset.qs.order_by().values("pk")) if any(filterset.form.cleaned_data.values()) else rows


def by_country(filterset: AgreementFilter) -> dict[str, int]:
    """Code → number of agreements. One query."""
    rows = named_in(filterset).exclude(country="").order_by().values_list("country")
    return dict(rows.annotate(number=Count("version_id", distinct=True)))


def without_country(filterset: AgreementFilter) -> list[tuple[str, int]]:
    """Public id and number of agreements of those who have no country, the most first; LISTED and one more at most. One query."""
    rows = named_in(filterset).filter(country="").order_by().values_list("public_id")
    return list(rows.annotate(number=Count("version_id", distinct=True)).order_by("-number", "public_id")[: LISTED + 1])
