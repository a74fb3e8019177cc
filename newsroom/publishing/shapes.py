"""What of an item is public, private or left out: declared once by each app, used by freeze, restore, publish and the checks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model

from .errors import Problem
from .versions import Item, Version

PLUMBING = {"id", "uid", "public_id", "slug", "stage", "row_version", "published_row_version", "created_at", "created_by"}
PLUMBING |= {"updated_at", "updated_by"}


@dataclass(frozen=True)
class Rows:
    """One child table of an item.

    `path` leads from the row to its item ("agreement", "commitment__agreement"); its first step is the owner's key. `fields` are public,
    `private_fields` are kept in snapshots only, `not_frozen` are derived or belong to the desk's plumbing. Rows whose `is_private`
    is true are left out of versions, and so is what cannot stand without them: by a reference that must be there, or by one of `needs`,
    which, once set, says whom the row is about. `told_with` names fields that are withheld when their reference is ("excerpt" with
    "source"); `inherits` says which reference of the item an empty one stands for ("source" for "main_source"), so that what is told with
    it is withheld then, too. Tables that are referred to come before those that refer.
    """

    model: type[Model]
    path: str
    fields: tuple[str, ...]
    private_fields: tuple[str, ...] = ()
    not_frozen: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    told_with: Mapping[str, str] = field(default_factory=dict)
    inherits: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def owner(self) -> str:
        return self.path.split("__")[0]

    def of(self, item: Item):
        return self.model._default_manager.filter(**{self.path: item.pk}).order_by("uid")

    def declared(self) -> set[str]:
        return {*self.fields, *self.private_fields, *self.not_frozen, "id", "uid", self.owner}


class Publishing:
    """How one kind of item is published. Each app subclasses it in its `publishing.py` and registers it.

    `cites` maps a model to the copy for display of one of its rows; `emptied` holds what the typed columns become in a redaction;
    `renderer` changes whenever templates or serializers of the renderings do. `not_content` are tables that go with a deleted item but say
    nothing of it, such as verdicts on pairs: no version holds them and no restore brings them back.
    """

    item: type[Item]
    version: type[Version]
    format: int = 1
    fields: tuple[str, ...] = ()
    private_fields: tuple[str, ...] = ("notes", "embargo_until")
    not_frozen: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()
    not_content: tuple[type[Model], ...] = ()
    cites: Mapping[type[Model], Callable[[Any], dict]] = {}
    emptied: Mapping[str, Any] = {}
    renderer: str = "1"

    def slug(self, item: Item) -> str:
        """The readable part of the address, made at first publication; empty when the title gives none."""
        raise NotImplementedError

    def problems(self, item: Item, document: dict, at: datetime | None) -> Iterable[Problem]:
        """What stops the publication, or is worth a warning. `at` is None for "now"."""
        return ()

    def columns(self, document: dict, public_id: str) -> dict[str, Any]:
        """The typed columns of the version, from its document and the item's id."""
        return {}

    def index_rows(self, version: Version) -> Iterable[Model]:
        """Unsaved index rows without version and span."""
        return ()

    def renderings(self, version: Version) -> Iterable[tuple[str, str, Any]]:
        """(kind, language, content) of everything to prepare, from the version's document alone."""
        return ()

    def upgrade(self, content: dict, format: int) -> dict:
        """Content of an older format in today's; the identity unless a migration changed the format."""
        return content

    def current(self, document: dict) -> dict:
        """The document as today's code reads it; the same one when its format is today's."""
        if document.get("format") == self.format:
            return document
        return document | {"content": self.upgrade(document["content"], document["format"]), "format": self.format}

    def after_publish(self, item: Item, version: Version) -> None:
        """Desk rows that point at the version that carried them; runs inside the transaction."""

    def declared(self) -> set[str]:
        return {*self.fields, *self.private_fields, *self.not_frozen, *PLUMBING}


_registry: dict[type[Item], Publishing] = {}


def register(kind: type[Publishing]) -> type[Publishing]:
    """Class decorator for `<app>/publishing.py`."""
    _registry[kind.item] = kind()
    return kind


def publishing_of(item: Item | type[Item]) -> Publishing:
    return _registry[item if isinstance(item, type) else type(item)]


def publishing_of_kind(item_kind: str) -> Publishing:
    """By model name: "article", "actor", "agreement"."""
    return next(found for found in _registry.values() if found.item._meta.model_name == item_kind)


def all_publishing() -> list[Publishing]:
    return list(_registry.values())
