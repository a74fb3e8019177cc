"""The filters of a page in words: "Form: treaty", where the form itself stands on another page."""

from typing import NamedTuple

from django import forms

from ..bilingual import said
from ..filters import AgreementFilter
from ..models import Topic
from ..partial_dates import PartialDate
from .drawn import country_name

RECORDS = {"party": "actor", "links_to": "agreement"}


class Asked(NamedTuple):
    label: str
    words: str


def records_asked_for(filterset: AgreementFilter) -> list[tuple[str, str]]:
    """(kind, public id) of the records that the filters name, for `live_records`."""
    return [(kind, public_id) for name, kind in RECORDS.items() for public_id in filterset.form.cleaned_data[name]]


def in_words(filterset: AgreementFilter, records: dict, language: str) -> list[Asked]:
    """One for each filter that is set. A query for the names of topics, where it asks for any."""
    values = {name: value for name, value in filterset.form.cleaned_data.items() if value not in (None, "", [])}
    topics = topic_names(values["topic"], language) if "topic" in values else {}

    def word(name: str, value) -> str:
        if isinstance(value, PartialDate):
            return value.display(language)
        if name in RECORDS:
            record = records.get((RECORDS[name], value))
            return (record.card.get("name") or record.card["title"]) if record else value
        field = filterset.form.fields[name]
        labels = {str(key): str(label) for key, label in field.choices} if isinstance(field, forms.ChoiceField) else {}
        return labels.get(str(value)) or labels.get(str(value).lower()) or topics.get(value) or str(value)

    def words(name: str, value) -> str:
        if name == "country":
            return ", ".join(country_name(code, language) for code in value)
        return ", ".join(word(name, one) for one in (value if isinstance(value, list) else [value]))

    return [Asked(str(filterset.form.fields[name].label), words(name, value)) for name, value in values.items()]


def topic_names(slugs: list[str], language: str) -> dict[str, str]:
    rows = Topic.objects.filter(slug__in=slugs).values("slug", "name_de", "name_en")
    return {row["slug"]: said(row, "name", language).text for row in rows}
