"""Who stands in the agreements of a filter without having a country. Countries are counted as the list counts them: see `facets`."""

from typing import NamedTuple

from django.db.models import Count, Exists

from ..facets.declared import catalogue_of
from ..facets.matching import Base
from ..filters import AgreementFilter
from ..models import AgreementVersion, AgreementVersionActor

LISTED = 20
READ = 5_000  # agreements of the filter, the newest first


class Stateless(NamedTuple):
    """Somebody without a country, and in how many agreements; `is_at_least`: there may be more."""

    public_id: str
    number: int
    is_at_least: bool


def apart_from_country(params) -> AgreementFilter:
    """The filters without the one by country: the map answers what that one would find, for each country."""
    kept = params.copy()
    kept.pop("country", None)
    filterset = AgreementFilter(kept, AgreementVersion.objects.live())
    filterset.is_valid()
    return filterset


def without_country(filterset: AgreementFilter) -> list[Stateless]:
    """Those who have no country, the most named first: LISTED and one more at most. One query, however many there are."""
    # `LIMIT` has the agreements found before their rows are looked up, whatever the database believes about the sizes of the tables.
    versions = Base(catalogue_of(filterset), filterset.data).in_order.values("pk")
    rows = AgreementVersionActor.objects.filter(version__in=versions[:READ], country="").order_by().values_list("public_id")
    found = rows.annotate(number=Count("version_id", distinct=True)).order_by("-number", "public_id")[: LISTED + 1]
    return [Stateless(*one) for one in found.values_list("public_id", "number", Exists(versions[READ : READ + 1]))]
