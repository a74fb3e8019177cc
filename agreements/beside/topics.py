"""What two agreements say, put side by side: by topic, and by kind where there is none. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, order=True)
class Heading:
    """Topics come before kinds, kinds in their own order; topics in the order in which they are first named."""

    rank: int
    key: str
    label: str = field(compare=False)
    language: str = field(default="", compare=False)
    is_topic: bool = field(default=True, compare=False)


class HasHeading(Protocol):
    @property
    def heading(self) -> Heading: ...


@dataclass(frozen=True)
class Group:
    """What stands under one heading on either side; one of the two may be empty."""

    heading: Heading
    left: list
    right: list


@dataclass(frozen=True)
class Beside:
    """`both` have something on either side; `only_left` and `only_right` are groups that the other side lacks."""

    both: list[Group]
    only_left: list[Group]
    only_right: list[Group]

    def __bool__(self) -> bool:
        return bool(self.both or self.only_left or self.only_right)


def side_by_side(left: Iterable[HasHeading], right: Iterable[HasHeading]) -> Beside:
    """Every entry stands in exactly one group, in its own order there."""
    groups: dict[tuple[bool, str], Group] = {}
    for side, entries in (("left", left), ("right", right)):
        for entry in entries:
            heading = entry.heading
            group = groups.setdefault((heading.is_topic, heading.key), Group(heading, [], []))
            getattr(group, side).append(entry)
    named = list(groups.values())
    in_order = [group for group in named if group.heading.is_topic]
    in_order += sorted((group for group in named if not group.heading.is_topic), key=lambda group: group.heading)
    return Beside(
        both=[group for group in in_order if group.left and group.right],
        only_left=[group for group in in_order if not group.right],
        only_right=[group for group in in_order if not group.left],
    )
