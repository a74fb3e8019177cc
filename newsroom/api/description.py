"""`/api/v1/schema/`: what the API is, as OpenAPI 3.1. Made once for each process, since it follows from the code alone."""

import json
from copy import deepcopy
from functools import cache

import yaml
from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema

from agreements.api import commitments, facets, happenings
from agreements.api import schema as agreements
from articles.api import schema as articles
from newsroom.rest.parameters import refuse_unknown
from newsroom.rest.problems import InvalidParameters
from newsroom.rest.resources import Resource
from newsroom.rest.schema import SHARED

from . import changes, root, search

ABOUT = """Everything that this site has published, for programs: articles, and the registry of actors and agreements that they are about.

No key is needed. Everything is read with GET, answers are JSON, times are in UTC. Lists are paged by `next`; each answer has an `ETag`.
Texts are `{"de", "en"}`; what nobody states is `{"value": null, "reason": …}`; every fact names its source.
Unknown parameters are refused, so that a typing error never passes for an answer."""


class Generator(SchemaGenerator):
    """drf-spectacular finds addresses and parameters; the shapes are our own, written down beside the code that makes them."""

    def get_schema(self, request=None, public=False):
        schema = super().get_schema(request, public)
        components = [SHARED, agreements.COMPONENTS, commitments.COMPONENTS, happenings.COMPONENTS, articles.COMPONENTS]
        components += [facets.COMPONENTS]
        components += [search.COMPONENTS, changes.COMPONENTS, root.COMPONENTS]
        schema["components"] = {"schemas": {name: one[name] for one in components for name in sorted(one)}}
        schema["info"] |= {"description": ABOUT, "title": f"{settings.SITE_NAME} API", "license": {"name": "See the site's terms"}}
        schema["servers"] = [{"url": settings.SITE_URL}]
        return schema


@cache
def description() -> dict:
    with translation.override("en"):
        return json.loads(json.dumps(Generator().get_schema(public=True), default=str))


class PlainDumper(yaml.SafeDumper):
    """Repeats what is repeated, instead of anchors that few readers of OpenAPI follow."""

    def ignore_aliases(self, data):
        return True


@cache
def as_yaml() -> bytes:
    return yaml.dump(deepcopy(description()), Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=120).encode()


@extend_schema(exclude=True)
class SchemaView(Resource):
    parameters = frozenset({"format"})

    def get(self, request):
        refuse_unknown(request.GET, self.parameters)
        match request.GET.get("format", "json"):
            case "json":
                return self.answer(description())
            case "yaml":
                return HttpResponse(as_yaml(), content_type="application/yaml; charset=utf-8")
        raise InvalidParameters({"format": ["Choose json or yaml."]})
