"""What a picture, its tables and its data show: nodes in columns and the lines between them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .choosing import Bounds, Stand, choose, line_of

Key = tuple[str, str]  # "actor" or "agreement", and the public id

REGISTER = Bounds(actors=24, agreements=30, lines=100)
AROUND_ACTOR, TIES = Bounds(actors=16, agreements=14, lines=70, ties=1), 9
AROUND_AGREEMENT, OWN_ACTORS, LINKS = Bounds(actors=16, agreements=14, lines=70), 16, 8


class Named(NamedTuple):
    """A live record; its id is another than the one it was asked by where that one merged into it."""

    public_id: str
    version: int
    kind: str
    until: object
    card: dict


class Node(NamedTuple):
    """`shape` is the kind of an actor, or “agreement”."""

    key: Key
    shape: str
    label: str
    url: str
    card: dict
    is_centre: bool = False

    @property
    def year(self) -> str:
        """Of an agreement's date, as far as it is known."""
        return (self.card.get("date") or {}).get("value", "")[:4]


class Line(NamedTuple):
    """`kind` is one of choosing.ORDER or “other”, else “tie” between actors or “link” between agreements; `words` are roles or kinds."""

    one: Key
    other: Key
    kind: str
    words: tuple[str, ...]


class Graph(NamedTuple):
    """`more` counts, for each agreement, the actors that stand in it and are not shown."""

    columns: list[list[Node]]
    lines: list[Line]
    more: dict[Key, int]

    @property
    def nodes(self) -> list[Node]:
        return [node for column in self.columns for node in column]


class Names:
    """The records that may be shown. What is not live is not among them, and so on no picture."""

    def __init__(self, found: Mapping[Key, Named]):
        self.found = found

    def node(self, kind: str, public_id: str, *, is_centre: bool = False) -> Node | None:
        if not (named := self.found.get((kind, public_id))):
            return None
        label = named.card["name" if kind == "actor" else "title"]
        return Node((kind, named.public_id), named.kind or kind, label, named.card["url"], named.card, is_centre)

    def nodes(self, kind: str, public_ids: Iterable[str]) -> list[Node]:
        """Each once, however many of the ids lead to it."""
        found = (self.node(kind, public_id) for public_id in public_ids)
        return list({node.key: node for node in found if node}.values())

    def lines(self, stands: Iterable[Stand], shown: set[Key]) -> list[Line]:
        return [line for stand in stands if ("agreement", stand.public_id) in shown for line in self.lines_of(stand, shown)]

    def lines_of(self, stand: Stand, shown: set[Key]) -> list[Line]:
        """One for each shown actor, with all its roles, those under a former id among them."""
        roles: dict[Key, set[str]] = {}
        for actor, own in stand.roles.items():
            if (named := self.found.get(("actor", actor))) and ("actor", named.public_id) in shown:
                roles.setdefault(("actor", named.public_id), set()).update(own)
        agreement = ("agreement", stand.public_id)
        return [Line(actor, agreement, line_of(frozenset(own)), tuple(sorted(own))) for actor, own in sorted(roles.items())]

    def graph(self, columns: list[list[Node]], stands: Sequence[Stand], more_lines: Iterable[Line] = ()) -> Graph:
        shown = {node.key for column in columns for node in column}
        lines = self.lines(stands, shown)
        ties = [line for line in more_lines if {line.one, line.other} <= shown and line.one != line.other]
        counted = {("agreement", stand.public_id): len(stand.roles) for stand in stands}
        for line in lines:
            counted[line.other] -= 1
        more = {key: max(0, left) for key, left in counted.items()}
        return Graph([column for column in columns if column], [*lines, *ties], more)


def register_graph(names: Names, actors: Sequence[str], stands: Sequence[Stand]) -> Graph:
    """Agreements in the middle: people to their left and states and organisations to their right, where a quarter or more are people."""
    nodes = names.nodes("actor", actors)
    agreements = names.nodes("agreement", [stand.public_id for stand in stands])
    people = [node for node in nodes if node.shape == "person"]
    if len(people) * 4 < len(nodes):
        return names.graph([*around_the_middle(nodes, agreements, names.lines(stands, {node.key for node in nodes + agreements}))], stands)
    return names.graph([people, agreements, [node for node in nodes if node not in people]], stands)


def around_the_middle(nodes: Sequence[Node], agreements: list[Node], lines: Sequence[Line]) -> tuple[list[Node], list[Node], list[Node]]:
    """Each actor on the side where fewer of those stand that share agreements with it: so most lines pass straight through."""
    stands_in: dict[Key, set[Key]] = {}
    for line in lines:
        stands_in.setdefault(line.one, set()).add(line.other)
    left: list[Node] = []
    right: list[Node] = []
    for node in nodes:
        own = stands_in.get(node.key, set())
        shared = [sum(len(own & stands_in.get(other.key, set())) for other in side) for side in (left, right)]
        (left if (shared[0], len(left)) <= (shared[1], len(right)) else right).append(node)
    return left, agreements, right


def chosen_around_actor(stands: Sequence[Stand], own: set[str]) -> tuple[list[str], list[Stand]]:
    """The others that share most with the actor, what lies mostly between them, and where it stands alone. `own` are its ids."""
    others = [stand._replace(roles={actor: roles for actor, roles in stand.roles.items() if actor not in own}) for stand in stands]
    actors, shown = choose(others, AROUND_ACTOR)
    taken = {stand.version for stand in shown}
    alone = [stand for stand in others if not stand.roles][: AROUND_ACTOR.agreements - len(taken)]
    taken |= {stand.version for stand in alone}
    return actors, [stand for stand in stands if stand.version in taken]


def actor_graph(names: Names, centre: Node, actors: Sequence[str], stands: Sequence[Stand], ties: Mapping[str, tuple[str, ...]]) -> Graph:
    """Whom it has ties with, the actor itself, its agreements, and who else stands in them. `ties` are kinds by public id."""
    tied = [node for node in names.nodes("actor", ties) if node.key != centre.key]
    left = {node.key for node in tied}
    others = [node for node in names.nodes("actor", actors) if node.key not in left | {centre.key}]
    agreements = names.nodes("agreement", [stand.public_id for stand in stands])
    lines = [Line(names.node("actor", key).key, centre.key, "tie", kinds) for key, kinds in ties.items() if names.node("actor", key)]
    return names.graph([tied, [centre], agreements, others], stands, lines)


def agreement_graph(names: Names, centre: Node, actors: Sequence[str], stands: Sequence[Stand], links: Sequence[Line]) -> Graph:
    """The agreements it is linked with, the agreement itself, who stands in it, and in what else they stand."""
    ends = {key for link in links for key in (link.one, link.other)} - {centre.key}
    linked = names.nodes("agreement", sorted(public_id for _kind, public_id in ends))
    others = [stand.public_id for stand in stands if ("agreement", stand.public_id) not in ends | {centre.key}]
    return names.graph([linked, [centre], names.nodes("actor", actors), names.nodes("agreement", others)], stands, links)
