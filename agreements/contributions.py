"""What other apps add to the pages of records: they know records, and records know nothing of them.

A function rather than a template tag, because the page's validator must know what it adds before anything is rendered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Contribution:
    """`sections` stand in the main column, `panels` in the rail: `{"template", "anchor", "title", "count", **context}` each.

    `made_of` goes into the page's validator; `until` are the moments at which it changes by itself.
    """

    sections: list[dict] = field(default_factory=list)
    panels: list[dict] = field(default_factory=list)
    made_of: tuple = ()
    until: list[datetime | None] = field(default_factory=list)


Contributor = Callable[[str, str, str, datetime | None], Contribution]
_contributors: list[Contributor] = []


def contributes(contributor: Contributor) -> Contributor:
    """Decorator: called with the record's kind and public id, the page's language, and a past moment or None. One query at most."""
    _contributors.append(contributor)
    return contributor


def contributions(kind: str, public_id: str, language: str, moment: datetime | None = None) -> list[Contribution]:
    return [contributor(kind, public_id, language, moment) for contributor in _contributors]
