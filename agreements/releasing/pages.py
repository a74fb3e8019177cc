"""Releases on a page, as an index for machines, and their files: only those that a release's own manifest names."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response

from newsroom.publishing.answers import answer, validator

from ..bilingual import LANGUAGES
from ..downloads.licence import data_licence
from .differences import OPS
from .files import media_type
from .offered import ABOUT, Offered, offered, offered_one

MOST = 20  # on the page; the index names all
FOREVER = "public, max-age=31536000, immutable"


def releases_path(language: str) -> str:
    with translation.override(language):
        return reverse("agreements:releases")


def release_list(request: HttpRequest) -> HttpResponse:
    """One query, where there is any release."""
    found = offered()
    context = {
        "releases": lambda: [shown(one) | {"is_newest": one is found[0]} for one in found[:MOST]],
        "left_out": max(0, len(found) - MOST),
        "licence": data_licence(),
        "path": releases_path(request.LANGUAGE_CODE),
        "alternate": {code: releases_path(code) for code in LANGUAGES} | {"has_sibling": True},
    }
    made_of = (tuple((one.release.name, one.is_withheld) for one in found), str(data_licence()))
    return answer(request, "agreements/releases.html", context, made_of=made_of)


def listing() -> list[dict[str, Any]]:
    """All releases, newest first, as the page shows each. One query, where there is any."""
    return [shown(one) for one in offered()]


def shown(one: Offered) -> dict[str, Any]:
    manifest = one.release.manifest
    compared = manifest["difference"]
    return {
        "name": one.release.name,
        "moment": one.release.moment,
        "counts": manifest["counts"],
        "base": compared and compared["base"],
        "changes": compared and {name: sum(counts[name] for counts in compared["counts"].values()) for name in OPS.values()},
        "is_withheld": one.is_withheld,
        "files": [{**file, "url": path_of(one, file["name"])} for file in manifest["files"] if one.gives(file["name"])],
        "manifest": path_of(one, "manifest.json"),
        "sums": path_of(one, "SHA256SUMS"),
    }


def path_of(one: Offered, name: str) -> str:
    return reverse("release-file", args=[one.release.name, name])


def release_index(request: HttpRequest) -> HttpResponse:
    """Every release with its files, for machines. One query, where there is any."""
    found = offered()
    licence = data_licence()
    data = {
        "site": {"name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"},
        "licence": {"name": licence.name, "title": licence.title, "url": licence.url or None},
        "releases": [in_index(one) for one in found],
    }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    etag = validator(response.content)
    response = get_conditional_response(request, etag=etag, response=response) or response
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "no-cache"
    return open_to_all(response)


def in_index(one: Offered) -> dict[str, Any]:
    manifest = one.release.manifest
    files = [{**file, "url": settings.SITE_URL + path_of(one, file["name"])} for file in manifest["files"] if one.gives(file["name"])]
    return {
        **{name: manifest[name] for name in ("name", "moment", "licence", "counts", "difference")},
        "is_withheld": one.is_withheld,
        "manifest_url": settings.SITE_URL + path_of(one, "manifest.json"),
        "files": files,
    }


def release_page(request: HttpRequest, release: str) -> HttpResponse:
    """To its place on the page, in the reader's language. One query."""
    if offered_one(release) is None:
        raise Http404
    return HttpResponseRedirect(f"{releases_path(translation.get_language_from_request(request))}#{release}")


def release_file(request: HttpRequest, release: str, name: str) -> HttpResponse | FileResponse:
    """A file that the release's manifest names, or the manifest itself; anything else does not exist. One query.

    410 where its records are withheld, since something among them was withdrawn after the release.
    """
    found = offered_one(release)
    if found is None or name not in found.file_names:
        raise Http404
    if not found.gives(name):
        response = render(request, "agreements/release_withheld.html", {"name": release}, status=410)
        response.headers["Cache-Control"] = "no-cache"
        return open_to_all(response)
    return open_to_all(sent(request, found, name))


def sent(request: HttpRequest, found: Offered, name: str) -> HttpResponse | FileResponse:
    etag = validator(found.release.name, name, modified(found, name))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = open(found.release.path / name, "rb")  # noqa: SIM115 - the response closes it
        except OSError:
            raise Http404 from None
        response = FileResponse(file, content_type=media_type(name), as_attachment=name not in ABOUT, filename=name)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOREVER
    return response


def modified(found: Offered, name: str) -> str | datetime:
    """Of the manifest its moment; of any other file its checksum."""
    entry = found.release.files.get(name)
    return entry["sha256"] if entry else found.release.moment


def open_to_all(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
