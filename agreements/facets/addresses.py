"""The state of a filter in the address, always in one order: facets as they are declared, then the other parameters. Pure."""

from django.http import QueryDict

from .declared import Catalogue, Facet


def parameters(catalogue: Catalogue) -> list[str]:
    """All filters of the list, in the order of its addresses."""
    facets = [facet.name for facet in catalogue.facets]
    return [*facets, *(name for name in catalogue.filterset.base_filters if name not in facets)]


def pairs(data: QueryDict, catalogue: Catalogue) -> list[tuple[str, str]]:
    """What filters the list: no empty values, none twice, nothing that is no filter."""
    found = [(name, value) for name in parameters(catalogue) for value in sorted({*data.getlist(name)} - {""})]
    return [pair for pair in found if pair not in catalogue.usual]


def address(data: QueryDict, catalogue: Catalogue) -> str:
    """`?form=mou&form=treaty&year=1963`; "?" alone is the whole list."""
    found = QueryDict(mutable=True)
    for name, value in pairs(data, catalogue):
        found.appendlist(name, value)
    return f"?{found.urlencode()}"


def adding(data: QueryDict, catalogue: Catalogue, facet: Facet, value: str) -> str:
    changed = data.copy()
    changed.setlist(facet.name, [value] if facet.is_single else [*data.getlist(facet.name), value])
    return address(changed, catalogue)


def removing(data: QueryDict, catalogue: Catalogue, name: str, value: str) -> str:
    """A year goes with its decade: it was chosen within it."""
    changed = data.copy()
    changed.setlist(name, [one for one in data.getlist(name) if one != value])
    if name == "decade":
        changed.pop("year", None)
    return address(changed, catalogue)
