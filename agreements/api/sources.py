"""`/api/v1/sources/`: what facts rest on. Only what live records cite is here, as they cite it."""

from functools import cached_property

from django.db.models import CharField, Field, Value
from django.utils import translation
from drf_spectacular.utils import extend_schema_view
from rest_framework.exceptions import NotFound

from agreements.bilingual import LANGUAGES
from agreements.models import Source
from agreements.provenance.facts import source_path
from agreements.provenance.source_pages import CITATIONS, Citing, CitingPage, copies_of, facts_resting_on, newest_copy
from agreements.vocabulary import PARTS
from newsroom.reading.keyset import KeysetPage
from newsroom.rest.parameters import page_size
from newsroom.rest.problems import InvalidParameters
from newsroom.rest.resources import Resource
from newsroom.rest.schema import CURSOR, LIMIT, PUBLIC_ID, described, enum, query, ref
from newsroom.rest.shapes import SITE, reference, texts

from .shapes import source

KINDS = Source.Kind.values
KIND = query("kind", enum(Source.Kind), "What kind of source it is.", example="government")


def represent(public_id: str, copy: dict) -> dict:
    pages = {language: SITE + source_path(public_id, language) for language in LANGUAGES}
    return {"id": public_id, "api_url": f"{SITE}/api/v1/sources/{public_id}/", "html_url": pages} | source(copy)


class SourcesPage(KeysetPage):
    """`(id, kind of record, version)` of sources that live records cite, by id, each in its newest version. One query."""

    def __init__(self, params, size: int, kind: str = ""):
        self.kind = kind
        super().__init__(None, params, size, order=("public_id",))

    @property
    def fields(self) -> list[Field]:
        return [CharField(max_length=12)]

    def key(self, row: tuple) -> list:
        return [row[0]]

    @cached_property
    def found(self) -> list[tuple[str, str, int]]:
        first, *others = [self.beyond(*citation) for citation in CITATIONS.items()]
        newest = {row[0]: row for row in sorted(first.union(*others, all=True), key=lambda row: row[1])}
        rows = sorted(newest.values(), key=lambda row: row[0], reverse=self.is_backward)
        return [(key, record, version) for key, _moment, record, version in rows[: self.size + 1]]

    def beyond(self, record: str, model):
        rows = model.objects.live().filter(**{"kind": self.kind} if self.kind else {})
        if self.cursor is not None:
            rows = rows.filter(**{f"public_id__{'lt' if self.is_backward else 'gt'}": self.cursor[0]})
        rows = rows.order_by("-public_id" if self.is_backward else "public_id", "-visible_from").distinct("public_id")
        rows = rows.annotate(record=Value(record, CharField()))
        return rows.values_list("public_id", "visible_from", "record", "version_id")[: self.size + 1]

    def results(self) -> list[dict]:
        """One query more, for the copies in the versions."""
        versions: dict[str, set[int]] = {record: set() for record in CITATIONS}
        for _key, record, version in self.rows:
            versions[record].add(version)
        copies = copies_of(versions) if self.rows else {}
        return [represent(key, copies[record, version][key]) for key, record, version in self.rows]


@extend_schema_view(
    get=described(
        "Sources by id",
        "Everything that facts of live records rest on, as the newest version cites it. What is confidential is not here.",
        ref("SourcePage"),
        tag="sources",
        operation="sources_list",
        parameters=[KIND, LIMIT, CURSOR],
    )
)
class SourceList(Resource):
    parameters = frozenset({"kind", "limit", "cursor"})

    def get(self, request):
        kind = request.GET.get("kind", "")
        if kind and kind not in KINDS:
            raise InvalidParameters({"kind": [f"Known are: {', '.join(KINDS)}."]})
        page = SourcesPage(request.GET, page_size(request.GET), kind)
        links = self.links(page)
        return self.answer({**links, "results": page.results()}, links=links)


@extend_schema_view(
    get=described(
        "One source",
        "The source as it is cited, and a page of the records that rest on it, newest first, each with its facts.",
        ref("SourceDetail"),
        tag="sources",
        operation="sources_detail",
        parameters=[PUBLIC_ID, LIMIT, CURSOR],
        statuses=(400, 404, 414),
    )
)
class SourceDetail(Resource):
    parameters = frozenset({"limit", "cursor"})

    def get(self, request, public_id: str):
        page = CitingPage(public_id, "", request.GET, page_size(request.GET))
        copy = newest_copy(public_id)
        if copy is None:
            raise NotFound("There is nothing at this address.")
        links = self.links(page)
        results = [resting(public_id, row) for row in page]
        return self.answer({**represent(public_id, copy), **links, "results": results}, until=[row.until for row in page], links=links)


def resting(public_id: str, row: Citing) -> dict:
    """The record, whether the source is its main source, and its facts, named in both languages."""
    item = row.document["content"]["item"]
    told = {language: told_in(language, public_id, row) for language in LANGUAGES}
    facts = [
        {
            "id": fact.row["uid"],
            "part": PARTS[part.table],
            "name": {language: told[language][number][1].words for language in LANGUAGES},
            "locator": fact.locator or None,
            "excerpt": fact.row["excerpt"] or None,
        }
        for number, (part, fact) in enumerate(told["en"])
    ]
    name = texts(item, "title" if row.record == "agreement" else "name")
    return {"record": reference(row.record, row.public_id, name), "is_main_source": item.get("main_source") == public_id, "facts": facts}


def told_in(language: str, public_id: str, row: Citing) -> list[tuple]:
    with translation.override(language):
        parts = [part for part in facts_resting_on(public_id, row, language) if part.table != "item"]
        return [(part, fact) for part in parts for fact in part.facts]
