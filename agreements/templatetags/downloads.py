"""The foot of lists and the rail of records: the same things as files."""

from django import template
from django.utils.http import urlencode

from agreements.downloads.addresses import in_language, list_download_path, record_download_path
from agreements.downloads.formats import FORMATS
from agreements.downloads.licence import data_licence
from agreements.downloads.pages import understood
from newsroom.rest.shapes import utc

register = template.Library()


def offered(links: dict[str, str], query: str, language: str, what: str) -> dict:
    """For components/downloads.html: every format with its address, which keeps the query."""
    ending = f"?{query}" if query else ""
    return {
        "what": what,
        "links": [(str(FORMATS[name].label), f"{path}{ending}") for name, path in links.items()],
        "licence": data_licence(),
        "codebook": in_language(language, "agreements:codebook"),
    }


@register.inclusion_tag("components/downloads.html", takes_context=True)
def list_downloads(context: template.Context, kind: str) -> dict:
    """What the list shows now, filters included; the place in it does not matter."""
    request = context["request"]
    language = request.LANGUAGE_CODE
    links = {name: list_download_path(kind, name, language) for name in FORMATS}
    return offered(links, understood(request.GET, kind).urlencode(), language, "list")


@register.inclusion_tag("components/downloads.html", takes_context=True)
def record_downloads(context: template.Context) -> dict:
    """The record of a page's context, as it is shown there."""
    kind, version, language, moment = (context[name] for name in ("kind", "version", "language", "moment"))
    links = {name: record_download_path(kind, version.public_id, version.slug, name, language) for name in FORMATS}
    return offered(links, urlencode({"as_of": utc(moment)}) if moment else "", language, "record")
