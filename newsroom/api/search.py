"""`/api/v1/search/`: everything that is live, the best matches first."""

from django import forms
from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from articles.addresses import article_path
from newsroom.rest.parameters import USUAL_PAGE, cleaned, page_size
from newsroom.rest.resources import Resource
from newsroom.rest.schema import BOOLEAN, ID, LIMIT, STRING, TIME, URL, WORDS, array, described, enum, nullable, obj, query, ref
from newsroom.rest.shapes import SITE, reference, utc
from newsroom.search import KINDS, LONGEST, Hit, search

LANGUAGES = ("de", "en")

COMPONENTS = {
    "SearchResults": obj(
        count={"type": "integer", "minimum": 0},
        is_capped={**BOOLEAN, "description": "There are more than `count`."},
        results=array(
            obj(
                id=ID,
                kind=enum(KINDS),
                name={"anyOf": [ref("Texts"), STRING]},
                url=URL,
                html_url=obj(de=nullable(URL), en=nullable(URL)),
                language=nullable(enum(LANGUAGES)),
                first_published_at=TIME,
            )
        ),
    )
}
PARAMETERS = [
    query(
        "q",
        {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": WORDS},
        "Words, all of which must be there.",
        required=True,
        example="Alaska",
    ),
    query("kind", array(enum(KINDS), minItems=1), "Only these kinds. Repeat it for “any of these”.", example=["agreement"]),
    query("language", enum(LANGUAGES), "Only articles in this language; records are in both.", example="de"),
    LIMIT,
]


class SearchForm(forms.Form):
    q = forms.CharField(max_length=LONGEST, error_messages={"required": "Say what to look for."})
    kind = forms.MultipleChoiceField(choices=[(kind, kind) for kind in KINDS], required=False)
    language = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES], required=False)


def represent(hit: Hit) -> dict:
    name = {"de": hit.name_de or None, "en": hit.name_en or None}
    return reference(hit.kind, hit.public_id, hit.name_de if hit.language else name) | {
        "html_url": {language: page_of(hit, language) for language in LANGUAGES},
        "language": hit.language or None,
        "first_published_at": utc(hit.published_at),
    }


def page_of(hit: Hit, language: str) -> str | None:
    if not hit.language:
        return SITE + record_path(hit.kind, hit.public_id, hit.slug, language)
    return SITE + article_path(language, hit.public_id, hit.slug) if language == hit.language else None


@extend_schema_view(
    get=described(
        "Search",
        "Everything that is live and matches every word, in German and English, names in any script; words in quotation marks stand "
        f"together. The best matches first: {USUAL_PAGE} unless `limit` says otherwise. There is no second page: ask more narrowly.",
        ref("SearchResults"),
        tag="search",
        operation="search",
        parameters=PARAMETERS,
    )
)
class SearchView(Resource):
    parameters = frozenset({"q", "kind", "language", "limit"})
    repeatable = frozenset({"kind"})

    def get(self, request):
        size = page_size(request.GET)
        asked = cleaned(SearchForm(request.GET))
        found = search(asked["q"], asked["language"], asked["kind"] or KINDS, size, rendering="api-card")
        return self.answer({"count": found.count, "is_capped": found.is_capped, "results": [represent(hit) for hit in found.hits]})
