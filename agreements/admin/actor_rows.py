"""The rows on an actor's form."""

from agreements.models import ActorEvent, ActorName, Identifier, Position, Relation

from .facts import EVIDENCE, FactRows


class NameRows(FactRows):
    model = ActorName
    first = ("name", "kind", "language")
    rest = (("since", "until"), *EVIDENCE)


class PositionRows(FactRows):
    model = Position
    fk_name = "person"
    first = ("title_de", "title_en", "organization", "known_on")
    rest = (("since", "until"), "is_acting", *EVIDENCE)
    autocomplete_fields = ["organization", "source"]


class RelationRows(FactRows):
    model = Relation
    fk_name = "subject"
    first = ("kind", "object")
    rest = (("since", "until"), *EVIDENCE)
    autocomplete_fields = ["object", "source"]
    is_open = False


class EventRows(FactRows):
    model = ActorEvent
    fk_name = "actor"
    first = ("kind", "on", "body", "is_sensitive")
    rest = ("text_de", "text_en", *EVIDENCE)
    autocomplete_fields = ["body", "source"]
    is_open = False


class IdentifierRows(FactRows):
    model = Identifier
    first = ("scheme", "value")
    is_open = False
