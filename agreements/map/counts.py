"""Who stands in the agreements of a filter without having a country. Countries are counted as the list counts them: see `facets`."""

from typing import NamedTuple

from django.db.models import BigIntegerField, Count, Func, QuerySet

from ..filters import AgreementFilter
from ..models import AgreementVersion, AgreementVersionActor

LISTED = 20
READ = 20_000  # index rows of those without a country, the newest first


class Stateless(NamedTuple):
    """Somebody without a country, and in how many agreements; `is_at_least`: there may be more."""

    public_id: str
    number: int
    is_at_least: bool


class RowsInAll(Func):
    """Beside each group, the rows of all groups together."""

    template, contains_over_clause = "sum(count(*)) OVER ()", True
    output_field = BigIntegerField()

    def get_group_by_cols(self):
        return []


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


def without_country(filterset: AgreementFilter) -> list[Stateless]:
    """Those who have no country, the most named first: LISTED and one more at most. One query, however many there are."""
    read = named_in(filterset).filter(country="").order_by("-sort_date", "-item_id").values("pk")[:READ]
    rows = AgreementVersionActor.objects.filter(pk__in=read).order_by().values_list("public_id")
    found = rows.annotate(number=Count("version_id", distinct=True), read=RowsInAll()).order_by("-number", "public_id")[: LISTED + 1]
    return [Stateless(public_id, number, read >= READ) for public_id, number, read in found]
