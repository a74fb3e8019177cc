"""`/api/v1/`: where everything is; and the answer for what is nowhere."""

from django.conf import settings
from django.http import Http404
from django.urls import Resolver404, resolve, reverse
from drf_spectacular.utils import extend_schema, extend_schema_view

from newsroom.publishing.answers import permanently
from newsroom.rest.resources import Resource
from newsroom.rest.schema import STRING, URL, described, obj, ref

ADDRESSES = {
    "articles": "api-article-list",
    "actors": "api-actor-list",
    "agreements": "api-agreement-list",
    "commitments": "api-commitment-list",
    "happenings": "api-happening-list",
    "sources": "api-source-list",
    "topics": "api-topic-list",
    "search": "api-search",
    "changes": "api-change-list",
    "schema": "api-schema",
    "docs": "api-docs",
}
COMPONENTS = {"Root": obj(name=STRING, version=STRING, **dict.fromkeys(ADDRESSES, URL))}


@extend_schema_view(
    get=described(
        "Where everything is",
        "The addresses of all lists, of this description and of the documentation.",
        ref("Root"),
        tag="root",
        operation="root",
    )
)
class Root(Resource):
    def get(self, request):
        addresses = {name: settings.SITE_URL + reverse(view) for name, view in ADDRESSES.items()}
        return self.answer({"name": settings.SITE_NAME, "version": "v1", **addresses})


@extend_schema(exclude=True)
class Nowhere(Resource):
    """Every other address under /api/: a problem document, or the way to the address that ends in a slash."""

    def initial(self, request, *args, **kwargs):
        if request.method != "OPTIONS":
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        if not request.path_info.endswith("/") and is_known(f"{request.path_info}/"):
            return self.open(permanently(request, f"{request.path}/"))
        return super().dispatch(request, *args, **kwargs)

    def open(self, response):
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def is_known(path: str) -> bool:
    try:
        return resolve(path).url_name != "api-nowhere"
    except Resolver404:
        return False
