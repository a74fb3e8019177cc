"""What a record rests on: one table of all its fact rows, each with its own source or the inherited one."""

from dataclasses import dataclass

from agreements.models import Source
from agreements.models.rows import Fact
from newsroom.publishing.models import Item
from newsroom.publishing.shapes import publishing_of


@dataclass
class Evidence:
    kind: str
    row: Fact
    source: Source | None
    is_inherited: bool


def evidence_of(item: Item) -> list[Evidence]:
    """One query for each table of facts."""
    found = []
    for rows in publishing_of(item).rows:
        if issubclass(rows.model, Fact):
            for row in rows.of(item).select_related("source", *rows_in_words(rows.model)):
                found.append(Evidence(row._meta.verbose_name, row, row.source or item.main_source, row.source is None))
    return found


def rows_in_words(model: type[Fact]) -> list[str]:
    """The references that the names of these rows are made of."""
    wanted = {
        "party": ["actor"],
        "signature": ["person"],
        "position": ["organization"],
        "relation": ["subject", "object"],
        "agreementlink": ["other"],
    }
    return wanted.get(model._meta.model_name, [])


class ShowsEvidence:
    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["evidence"] = evidence_of(obj) if obj is not None else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
