"""The network as data: nodes and edges with the words of the API, and how much there is besides."""

from django.conf import settings

from .graphs import Line, Node
from .networks import Network


def as_data(found: Network) -> dict:
    """The same nodes and lines as in the picture; `looked_at` says what they were chosen from."""
    graph = found.graph
    return {
        "up_to": found.years.chosen if found.years else None,
        "looked_at": {"agreements": found.found, "has_more": found.has_more, "actors": found.actors},
        "nodes": [node_data(node) for node in graph.nodes],
        "edges": [edge_data(line) for line in graph.lines],
    }


def node_data(node: Node) -> dict:
    kind, public_id = node.key
    shape = {"type": node.shape} if kind == "actor" else {}
    return {"id": public_id, "kind": kind, "name": node.label, **shape, "html_url": settings.SITE_URL + node.url}


def edge_data(line: Line) -> dict:
    """From an actor to an agreement with its roles; from an actor or agreement to another of its kind with what ties them."""
    kind = {"tie": "tie", "link": "link"}.get(line.kind, "stands_in")
    return {"from": line.one[1], "to": line.other[1], "kind": kind, "as": list(line.words)}
