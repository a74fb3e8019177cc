"""One row, with its texts cut where words are to be exchanged, so that a copy is no more than putting pieces together."""

import json
import re
from collections.abc import Mapping

from django.db.models import Field, JSONField, Model

from newsroom.publishing.models import Item

Key = tuple[type[Model], int]


class Mould:
    def __init__(self, row: Model, words: re.Pattern):
        """`words` captures every word that a copy exchanges."""
        self.model, self.key = type(row), (type(row), row.pk)
        self.constants: dict[str, object] = {}
        self.texts: dict[str, list[str]] = {}
        self.documents: dict[str, list[str]] = {}
        self.references: list[tuple[Field, Key]] = []
        for field in row._meta.concrete_fields:
            if not (field.primary_key or field.generated):
                self.take(field, getattr(row, field.attname), words)

    def take(self, field: Field, value, words: re.Pattern) -> None:
        if field.is_relation and value is not None:
            self.references.append((field, (field.related_model, value)))
        elif isinstance(field, JSONField):
            self.documents[field.attname] = words.split(json.dumps(value, ensure_ascii=False))
        elif isinstance(value, str) and len(pieces := words.split(value)) > 1:
            self.texts[field.attname] = pieces
        else:
            self.constants[field.attname] = value

    def cast(self, words: Mapping[str, str], keys: Mapping[int, int], copies: dict[Key, Model]) -> Model:
        """An unsaved copy, which later rows find in `copies`. `keys` are those of records that stand for others."""
        copied = copies[self.key] = self.model(**self.constants)
        for name, pieces in self.texts.items():
            setattr(copied, name, exchanged(pieces, words))
        for name, pieces in self.documents.items():
            setattr(copied, name, json.loads(exchanged(pieces, words)))
        for field, key in self.references:
            self.refer(copied, field, key, keys, copies)
        if hasattr(copied, "derive"):
            copied.derive()
        return copied

    def refer(self, copied: Model, field: Field, key: Key, keys: Mapping[int, int], copies: Mapping[Key, Model]) -> None:
        """To the copy of a row of the same item, to the record that stands for another one, or to the very same row."""
        if key in copies:
            setattr(copied, field.name, copies[key])
        else:
            model, value = key
            setattr(copied, field.attname, keys.get(value, value) if issubclass(model, Item) else value)


def exchanged(pieces: list[str], words: Mapping[str, str]) -> str:
    """Every second piece is a word."""
    return "".join(words[piece] if number % 2 else piece for number, piece in enumerate(pieces))
