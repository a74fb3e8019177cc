"""The page that says what of the register can be taken away, and how."""

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.publishing.answers import answer

from .downloads.addresses import list_download_path, list_path
from .downloads.formats import FORMATS
from .downloads.licence import data_licence
from .releasing.pages import listing

NEWEST = 3


class Taken(NamedTuple):
    """A list, and the files that hold all of it."""

    title: str
    url: str
    files: list[tuple[str, str]]


def data_page(request: HttpRequest) -> HttpResponse:
    """One query, where there is any release."""
    releases = listing()[:NEWEST]
    context = {
        "lists": [taken("agreement", _("Agreements"), request), taken("actor", _("Actors"), request)],
        "releases": releases,
        "licence": data_licence(),
        "publisher": settings.SITE_NAME,
        "commitments": reverse("agreements:commitment-list"),
    }
    made_of = (str(context["licence"]), [(release["name"], release["is_withheld"]) for release in releases])
    return answer(request, "agreements/data.html", context, made_of=made_of)


def taken(kind: str, title: str, request: HttpRequest) -> Taken:
    language = request.LANGUAGE_CODE
    files = [(str(format.label), list_download_path(kind, name, language)) for name, format in FORMATS.items()]
    return Taken(title, list_path(kind, language), files)
