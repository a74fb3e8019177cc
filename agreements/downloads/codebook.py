"""The codebook: every table, column and allowed value in both languages, from the declaration that the files follow."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import TextChoices
from django.utils import translation
from django.utils.text import capfirst

from agreements.bilingual import LANGUAGES

from .columns import ASPECTS, Column
from .tables import Table

HEADER = ["table", "column", "type", "label_de", "label_en", "meaning_de", "meaning_en", "values"]
CODE_HEADER = ["table", "column", "code", "label_de", "label_en"]


def said_in(language: str, words: Any) -> str:
    with translation.override(language):
        return str(words)


def label(column: Column, language: str) -> str:
    """The field in words, and what of it the column says."""
    with translation.override(language):
        own, aspect = capfirst(str(column.label)), str(ASPECTS[column.aspect])
    return f"{own}: {aspect}" if aspect and aspect.casefold() != own.casefold() else own


def codes_of(column: Column) -> list[tuple[str, str, str]]:
    """(code, German, English) of each allowed value."""
    if column.codes is None:
        return []
    return [(str(one.value), *(said_in(language, one.label) for language in LANGUAGES)) for one in enumeration(column.codes)]


def enumeration(codes: type[TextChoices]) -> list[TextChoices]:
    return [one for one in codes if one.value]


def column_lines(tables: Iterable[Table]) -> Iterator[list[str]]:
    """In the columns of HEADER."""
    for table in tables:
        for column in table.columns:
            labels = [label(column, language) for language in LANGUAGES]
            meanings = [said_in(language, column.meaning) for language in LANGUAGES]
            values = "; ".join(code for code, *_labels in codes_of(column))
            yield [table.name, column.name, column.type.value, *labels, *meanings, values]


def code_lines(tables: Iterable[Table]) -> Iterator[list[str]]:
    """In the columns of CODE_HEADER."""
    for table in tables:
        for column in table.columns:
            for code in codes_of(column):
                yield [table.name, column.name, *code]


def in_both(words: Any) -> dict[str, str]:
    return {language: said_in(language, words) for language in LANGUAGES}


def table_as_json(table: Table) -> dict:
    return {
        "name": table.name,
        "label": in_both(table.label),
        "meaning": in_both(table.meaning),
        "keys": list(table.keys),
        "columns": [column_as_json(column) for column in table.columns],
    }


def column_as_json(column: Column) -> dict:
    return {
        "name": column.name,
        "type": column.type.value,
        "label": {language: label(column, language) for language in LANGUAGES},
        "meaning": in_both(column.meaning),
        "values": [{"code": code, "label": {"de": de, "en": en}} for code, de, en in codes_of(column)],
    }
