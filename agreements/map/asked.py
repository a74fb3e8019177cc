"""The filters of a page in words: "Form: treaty", where the form itself stands on another page."""

from typing import NamedTuple

from django import forms

from ..bilingual import said
from ..facets.addresses import removing
from ..facets.declared import AGREEMENTS
from ..facets.words import label_in
from ..filters import AgreementFilter
from ..models import Topic
from ..partial_dates import PartialDate

RECORDS = {"party": "actor", "links_to": "agreement"}


class Asked(NamedTuple):
    """`url` is the same page without it."""

    label: str
    words: str
    url: str


def records_asked_for(filterset: AgreementFilter) -> list[tuple[str, str]]:
    """(kind, public id) of the records that the filters name, for `live_records`."""
    return [(kind, public_id) for name, kind in RECORDS.items() for public_id in filterset.form.cleaned_data[name]]


def in_words(filterset: AgreementFilter, records: dict, language: str) -> list[Asked]:
    """One for each value that filters. A query for the names of topics, where it asks for any."""
    values = {name: value for name, value in filterset.form.cleaned_data.items() if value not in (None, "", [])}
    names = topic_names(values.get("topic", []), language)
    return [
        Asked(
            str(filterset.form.fields[name].label),
            names.get(one) or record_name(records, name, one) or words(filterset.form.fields[name], name, one, language),
            removing(filterset.data, AGREEMENTS, name, one if isinstance(value, list) else filterset.data[name]),
        )
        for name, value in values.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def record_name(records: dict, name: str, public_id) -> str:
    record = records.get((RECORDS.get(name), public_id))
    return (record.card.get("name") or record.card["title"]) if record else ""


def words(field: forms.Field, name: str, value, language: str) -> str:
    if isinstance(value, PartialDate):
        return value.display(language)
    if facet := next((one for one in AGREEMENTS.facets if one.name == name), None):
        return label_in(facet, str(value).lower() if value in (True, False) else value, language)
    return str(dict(getattr(field, "choices", ())).get(value, value))


def topic_names(slugs: list[str], language: str) -> dict[str, str]:
    if not slugs:
        return {}
    rows = Topic.objects.filter(slug__in=slugs).values("slug", "name_de", "name_en")
    return {row["slug"]: said(row, "name", language).text for row in rows}
