"""`/api/v1/agreements/facets/` and `/api/v1/actors/facets/`: how many of a list there are by each value of its filters."""

from drf_spectacular.utils import extend_schema_view

from agreements.facets.counts import Value, counted
from agreements.facets.declared import ACTORS, AGREEMENTS, Catalogue, Facet, Years
from agreements.facets.words import label_in
from newsroom.rest.parameters import cleaned
from newsroom.rest.resources import Resource
from newsroom.rest.schema import BOOLEAN, STRING, array, described, enum, obj, ref

from .actors import FILTERS as ACTOR_FILTERS
from .agreements import FILTERS as AGREEMENT_FILTERS
from .filtering import filter_parameters

NUMBER = {"type": "integer", "minimum": 0}
COMPONENTS = {
    "FacetCount": obj("A number, which is a lower bound where `is_capped`.", value=NUMBER, is_capped=BOOLEAN),
    "FacetValue": obj(
        "How many entries there would be with this value instead of those that the same parameter has now; at least so many where "
        "`is_capped`.",
        value=STRING,
        label=ref("Texts"),
        count=NUMBER,
        is_capped=BOOLEAN,
    ),
    **{
        name: obj(
            "The largest numbers come first. `name` is the parameter that takes the value.",
            count=ref("FacetCount"),
            facets=array(obj(name=enum(facet.name for facet in catalogue.facets), values=array(ref("FacetValue")))),
        )
        for name, catalogue in (("AgreementFacets", AGREEMENTS), ("ActorFacets", ACTORS))
    },
}


class FacetList(Resource):
    """One query."""

    catalogue: Catalogue

    @property
    def parameters(self) -> frozenset[str]:
        return frozenset(self.catalogue.filterset.base_filters)

    @property
    def repeatable(self) -> frozenset[str]:
        return frozenset(name for name, one in self.catalogue.filterset.base_filters.items() if one.extra.get("is_repeatable"))

    def get(self, request):
        filterset = self.catalogue.filterset(request.GET, self.catalogue.versions.objects.none())
        cleaned(filterset.form)
        facets = [facet for facet in self.catalogue.facets if not (request.GET.get("on") and facet.name in ("status", "party"))]
        found = counted(filterset, facets)
        shown = [facet for facet in facets if not isinstance(facet, Years) or found.has_all_years]
        data = {
            "count": {"value": min(found.total, found.exact_to), "is_capped": found.is_capped},
            "facets": [
                {"name": one.name, "values": [value_of(one, value) for value in found.facets[one.name] if value.count]} for one in shown
            ],
        }
        return self.answer(data, until=[found.next_act])


def value_of(facet: Facet, found: Value) -> dict:
    label = {language: label_in(facet, found.value, language, found) for language in ("de", "en")}
    return {"value": found.value, "label": label, "count": found.count, "is_capped": found.is_capped}


RULES = (
    "The number of a value ignores the other values of its own parameter, as several of them mean “any of these”. Up to 1,000 entries are "
    "counted exactly; of more, numbers are lower bounds. Values that nothing has are left out."
)


@extend_schema_view(
    get=described(
        "Agreements by facets",
        f"How many agreements there are by form, status, decade, party and so on, for the filters of the list. {RULES} With `on`, `status` "
        "and `party` are not counted, as they ask for that day; years are counted within one decade, or of up to 1,000 agreements.",
        ref("AgreementFacets"),
        tag="agreements",
        operation="agreements_facets",
        parameters=filter_parameters(AGREEMENTS.filterset, AGREEMENT_FILTERS),
    )
)
class AgreementFacets(FacetList):
    catalogue = AGREEMENTS


@extend_schema_view(
    get=described(
        "Actors by facets",
        f"How many actors there are by kind, class and country, for the filters of the list. {RULES}",
        ref("ActorFacets"),
        tag="actors",
        operation="actors_facets",
        parameters=filter_parameters(ACTORS.filterset, ACTOR_FILTERS),
    )
)
class ActorFacets(FacetList):
    catalogue = ACTORS
