"""The facets of both lists: which parameter of the FilterSet each one sets, and where its values stand. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..filters import ActorFilter, AgreementFilter
from ..models import ActorVersion, AgreementVersion
from ..vocabulary import ActorKind, Binding, Classification, Form, Status, TextStatus


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter in the address. `is_single`: another value takes the place of the one before it."""

    name: str
    label: str
    is_single: bool = False

    @property
    def left_out(self) -> frozenset[str]:
        """Parameters that its own numbers ignore."""
        return frozenset({self.name})


@dataclass(frozen=True)
class Words(Facet):
    """An enumeration in a column of the version."""

    choices: tuple = ()


@dataclass(frozen=True)
class Flag(Facet):
    """A column that is true or false; offered is what is true."""

    is_single: bool = True


@dataclass(frozen=True)
class Countries(Facet):
    """Codes in a column of the version, or of everybody who has a part in it."""

    is_own: bool = False


@dataclass(frozen=True)
class Topics(Facet):
    """By slug."""


@dataclass(frozen=True)
class Parties(Facet):
    """The most frequent actors of what is shown."""


@dataclass(frozen=True)
class Decades(Facet):
    """Of the day by which the list is sorted."""

    @property
    def left_out(self) -> frozenset[str]:
        return frozenset({"decade", "year"})


@dataclass(frozen=True)
class Years(Facet):
    """Within one decade, or of few matches."""

    is_single: bool = True


@dataclass(frozen=True)
class Catalogue:
    """The facets of one list. `columns` of a version hold what they count, `order` is that of the list."""

    versions: type
    filterset: type
    facets: tuple[Facet, ...]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    typed: tuple[str, ...]  # filters that are no facets: fields to type or choose in
    usual: frozenset[tuple[str, str]] = frozenset()  # what a form sends along, though it asks for nothing

    def __getitem__(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)


AGREEMENTS = Catalogue(
    AgreementVersion,
    AgreementFilter,
    (
        Words("form", _("Form"), choices=tuple(Form.choices)),
        Words("status", _("Status"), choices=tuple(Status.choices)),
        Decades("decade", _("Decade")),
        Years("year", _("Year")),
        Parties("party", _("Parties")),
        Countries("country", _("Country")),
        Topics("topic", _("Topic")),
        Words("binding", _("Binding force"), choices=tuple(Binding.choices)),
        Words("text_status", _("Text"), choices=tuple(TextStatus.choices)),
        Flag("has_open_commitments", _("Open commitments")),
        Flag("has_no_timetable", _("No timetable published")),
    ),
    ("sort_date", "form", "status", "binding", "text_status", "has_open_commitments", "has_no_timetable"),
    ("-sort_date", "-item_id"),
    ("on", "certainty"),
    frozenset({("certainty", "certainly")}),
)

ACTORS = Catalogue(
    ActorVersion,
    ActorFilter,
    (
        Words("kind", _("Kind"), choices=tuple(ActorKind.choices)),
        Words("classification", _("Class"), choices=tuple(Classification.choices)),
        Countries("country", _("Country"), is_own=True),
    ),
    ("kind", "classification", "country"),
    ("sort_key", "item_id"),
    ("q",),
)


def catalogue_of(filterset) -> Catalogue:
    return ACTORS if isinstance(filterset, ActorFilter) else AGREEMENTS
