"""A small registry with something of every facet, and a reader who counts by hand."""

from collections import Counter
from itertools import product

from django.http import QueryDict

from agreements.facets.declared import AGREEMENTS
from agreements.facets.statement import without
from agreements.models import AgreementVersion, Commitment
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_topic

FORMS, DAYS = ["treaty", "mou", "contract"], ["1899-12-31", "1900-01-01", "1963-01-22", "1965"]


def make_world():
    """Twelve agreements of different forms, days, topics, parties and promises; three topics, three countries."""
    actors = [make_actor(f"Staat {code}", kind="state", country=code, published=True) for code in ("DE", "FR", "XK", "")]
    topics = [make_topic(f"Thema {number}") for number in range(3)]
    items = []
    for number, (form, day) in enumerate(product(FORMS, DAYS)):
        parties = [actors[number % 4], actors[(number + 1 + number % 3) % 4]]
        binding, text = ["binding", "unclear"][number % 2], ["full", "summary", "not_published"][number % 3]
        item = make_agreement(f"Vertrag {number}", form=form, binding=binding, text_status=text, parties=parties, signed_on=day)
        item.topics.set(topics[: number % 4])
        if number % 3 == 0:
            due = {"due_status": ["none_published", "open_ended"][number % 2]}
            Commitment.objects.create(agreement=item, deliverable_de="Hilfe", owed_by_not_stated=True, **due)
        if number % 4 == 0:
            item.events.create(kind="in_force", on="2024-06-01")
        items.append(item)
    publish(*items, by=None)
    return actors, topics


def values_of(version) -> dict[str, set[str]]:
    """What facets say of one version, from its columns and rows."""
    rows, day = version.actors.all(), version.sort_date
    return {
        **{name: {getattr(version, name)} for name in ("form", "status", "binding", "text_status")},
        "year": {str(day.year)} - {"1000"},
        "decade": {str(day.year // 10 * 10)} - {"1000"},
        "party": {row.public_id for row in rows},
        "country": {row.country for row in rows} - {""},
        "topic": {row.topic.slug for row in version.topic_rows.all()},
        "has_open_commitments": {"true"} if version.has_open_commitments else set(),
        "has_no_timetable": {"true"} if version.has_no_timetable else set(),
    }


class Reader:
    """Filters by the list's own FilterSet, and remembers what came of it."""

    def __init__(self):
        self.found: dict[str, list[dict[str, set[str]]]] = {}
        self.versions = {version.pk: values_of(version) for version in AgreementVersion.objects.live()}

    def matches(self, query: str) -> list[dict[str, set[str]]]:
        if query not in self.found:
            versions = AGREEMENTS.filterset(QueryDict(query), AgreementVersion.objects.live()).qs
            self.found[query] = [self.versions[pk] for pk in versions.values_list("pk", flat=True)]
        return self.found[query]

    def numbers(self, query: str) -> dict:
        """By filtering anew for each facet; "" for the list itself."""
        found = {facet.name: self.matches(without(QueryDict(query), facet).urlencode()) for facet in AGREEMENTS.facets}
        return {"": len(self.matches(query))} | {name: by_hand(name, versions) for name, versions in found.items()}


def by_hand(name: str, found: list[dict[str, set[str]]]) -> dict[str, int]:
    return dict(Counter(value for values in found for value in values[name]))
