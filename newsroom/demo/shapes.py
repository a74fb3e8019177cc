"""The shapes in which the demo's content is written down: close to the tables, without a database.

Rows name each other by `key`; the loader turns keys into rows.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from agreements.partial_dates import PartialDate as On


class T(NamedTuple):
    """A text for readers in both languages."""

    de: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Source:
    key: str
    title: str
    kind: str
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    language: str = ""
    via: str = ""
    public_domain: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row with evidence of its own; an empty `source` inherits the main source of its item."""

    source: str = ""
    locator: str = ""
    excerpt: str = ""


@dataclass(frozen=True, kw_only=True)
class Name(Fact):
    text: str
    language: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Position(Fact):
    key: str
    organization: str
    title: T
    since: On | None = None
    until: On | None = None
    known_on: On | None = None


@dataclass(frozen=True, kw_only=True)
class Relation(Fact):
    kind: str
    object: str


@dataclass(frozen=True, kw_only=True)
class ActorEvent(Fact):
    kind: str
    date: On
    text: T


@dataclass(frozen=True, kw_only=True)
class Actor:
    key: str
    kind: str
    name: T
    description: T
    source: str
    classification: str = ""
    country: str = ""
    began: On | None = None
    ended: On | None = None
    names: tuple[Name, ...] = ()
    positions: tuple[Position, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[ActorEvent, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Party(Fact):
    actor: str
    role: str = "party"
    capacity: str = "own"
    represents: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature(Fact):
    """Signed for the party `party` by `person`, or by somebody unknown for the reason given."""

    party: str
    person: str = ""
    unknown_reason: str = ""
    capacity: T = T("", "")
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementEvent(Fact):
    kind: str
    date: On
    note: T = T("", "")
    party: str = ""
    announced_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Provision(Fact):
    """`part_of` is the reference of the provision that it belongs to, which comes before it."""

    reference: str
    kind: str
    text: T
    topic: str = ""
    part_of: str = ""


@dataclass(frozen=True, kw_only=True)
class Assessment(Fact):
    as_of: On
    rating: str
    reason: T


@dataclass(frozen=True, kw_only=True)
class Commitment(Fact):
    """A deliverable; an empty `owed_by` means that nobody is named as owing it. `provision` is the reference of the provision behind it."""

    deliverable: T
    due_status: str
    due: On | None = None
    owed_by: str = ""
    beneficiary: str = ""
    measure: T = T("", "")
    provision: str = ""
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Amount(Fact):
    """`provision` is the reference of the provision that names it."""

    value: str
    currency: str
    exactness: str = "exact"
    kind: str = "total"
    provision: str = ""
    note: T = T("", "")


@dataclass(frozen=True, kw_only=True)
class Link(Fact):
    kind: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Agreement:
    key: str
    title: T
    short_title: T
    form: str
    binding: str
    text_status: str
    summary: T
    source: str
    place: T = T("", "")
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    events: tuple[AgreementEvent, ...] = ()
    parties: tuple[Party, ...] = ()
    signatures: tuple[Signature, ...] = ()
    provisions: tuple[Provision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    amounts: tuple[Amount, ...] = ()
    links: tuple[Link, ...] = ()

    def before(self, kind: str) -> "Agreement":
        """The record as it was before its events of that kind were known."""
        return replace(self, events=tuple(event for event in self.events if event.kind != kind))


@dataclass(frozen=True)
class Text:
    html: str


@dataclass(frozen=True, kw_only=True)
class Quotation(Fact):
    """A quotation in its own language; an article in the other language prints the translation by staff beside it."""

    speaker: str
    text: str
    language: str
    translation: str
    occasion: T
    said_on: On | None = None
    position: str = ""


@dataclass(frozen=True)
class Card:
    agreement: str


@dataclass(frozen=True)
class FactBox:
    title: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    key: str
    alt: T
    caption: T
    credit: T = T("Zeichnung: Redaktion", "Drawing: newsroom")


@dataclass(frozen=True, kw_only=True)
class Story:
    key: str
    language: str
    section: str
    headline: str
    standfirst: str
    body: tuple[Text | Quotation | Card | FactBox, ...]
    genre: str = "background"
    kicker: str = ""
    slug: str = ""
    picture: str = ""
    topics: tuple[str, ...] = ()
    bylines: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[str, str], ...] = ()
    translation_of: str = ""

    def saying(self, present: str, past: str) -> "Story":
        """The story with `past` in the place of `present`: an earlier wording of it."""
        body = tuple(Text(block.html.replace(present, past)) if isinstance(block, Text) else block for block in self.body)
        return replace(self, standfirst=self.standfirst.replace(present, past), body=body)


@dataclass(frozen=True, kw_only=True)
class Topic:
    key: str
    name: T
    parent: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    key: str
    name: T
    description: T


@dataclass(frozen=True, kw_only=True)
class Contributor:
    key: str
    name: str
    role: T
    bio: T
    user: str = ""
