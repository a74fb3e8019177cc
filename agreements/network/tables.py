"""The tables beside the picture: the same agreements and actors, with the same lines in words."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from ..sheets.lineage import BACK
from ..vocabulary import LinkKind, Role
from .graphs import Graph, Key, Line, Node

WORDS = {
    **{role.value: role.label for role in Role},
    "represented": gettext_lazy("represented"),
    "signatory": gettext_lazy("signatory"),
    "announced_by": gettext_lazy("announced it"),
    **{kind.value: kind.label for kind in LinkKind},
}


class Said(NamedTuple):
    """The other end of a line, and what the line says."""

    node: Node
    words: str


class Row(NamedTuple):
    node: Node
    said: list[Said]
    agreements: int
    more: int
    network_url: str


def in_words(line: Line, own: Key) -> str:
    """Seen from one of its ends: what one agreement does to another is done to that one."""
    words = BACK if line.kind == "link" and own == line.other else WORDS
    return " · ".join(str(words[word]) for word in line.words)


def ties_in_words(own: Node, other: Node) -> str:
    """What either says of the other in its card; names go before a colon, because they cannot be inflected."""
    told = own.card["ties"].get(other.key[1], [])
    back = [f"{other.label}: {words}" for words in other.card["ties"].get(own.key[1], [])]
    return " · ".join([*told, *back])


def network_url(node: Node) -> str:
    return node.url + pgettext("address", "network/")


def tables(graph: Graph) -> tuple[list[Row], list[Row]]:
    """(agreements, newest first; actors, those in most of the agreements first). An actor's row says its ties with other actors."""
    nodes = {node.key: node for node in graph.nodes}
    stands: dict[Key, list[Said]] = {key: [] for key in nodes}
    ties: dict[Key, list[Said]] = {key: [] for key in nodes}
    for line in graph.lines:
        for own, other in ((line.one, line.other), (line.other, line.one)):
            if line.kind == "tie":
                ties[own].append(Said(nodes[other], ties_in_words(nodes[own], nodes[other])))
            else:
                stands[own].append(Said(nodes[other], in_words(line, own)))
    agreements = [
        Row(node, stands[key], len(stands[key]), graph.more.get(key, 0), network_url(node))
        for key, node in nodes.items()
        if node.shape == "agreement"
    ]
    actors = [Row(node, ties[key], len(stands[key]), 0, network_url(node)) for key, node in nodes.items() if node.shape != "agreement"]
    return sorted(agreements, key=latest, reverse=True), sorted(actors, key=lambda row: (-row.agreements, row.node.label, row.node.key))


def latest(row: Row) -> tuple[str, str]:
    day = row.node.card["date"]
    return (day["value"] if day else "", row.node.key[1])


def spoken(node: Node, count: int) -> str:
    """What a screen reader says of a box, and a pointer shows."""
    if node.shape == "agreement":
        return f"{node.label} ({node.card['form']})"
    lines = ngettext("%(n)s agreement in this picture", "%(n)s agreements in this picture", count) % {"n": count}
    return f"{node.label} ({node.card['kind']}), {lines}"


LEGEND = {
    "party": pgettext_lazy("in a picture", "party"),
    "represented": gettext_lazy("represented by a party"),
    "signatory": gettext_lazy("signatory"),
    "other": gettext_lazy("another role"),
    "tie": gettext_lazy("position or relation"),
    "link": gettext_lazy("link between agreements"),
}
SHAPES = {
    "agreement": pgettext_lazy("in a picture", "agreement"),
    "person": pgettext_lazy("in a picture", "person"),
    "organization": pgettext_lazy("in a picture", "organisation"),
    "state": pgettext_lazy("in a picture", "state"),
}
