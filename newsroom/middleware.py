"""What differs between the desk and everybody else's pages."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponseNotAllowed
from django.utils import translation
from django.utils.translation import gettext as _

DESK = "/admin/"
API = "/api/"
LONGEST_QUERY = 2_000


def language_of(request) -> str:
    """The address alone decides; only at the desk, whose addresses name no language, the editor's cookie or browser does."""
    if request.path_info.startswith(DESK):
        return translation.get_language_from_request(request)
    if request.path_info.startswith(API):
        return "en"
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


class LanguageOfTheAddress:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.LANGUAGE_CODE = language_of(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class ReadersOnlyRead:
    """Readers' pages are asked with GET and HEAD, and not for novels; the API says both in its own way, the desk is written to."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith((DESK, API)):
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD"])
            if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
                raise BadRequest(_("This address is too long. Ask for less at once."))
        return self.get_response(request)


class DeskPolicy:
    """The desk's content policy: a nonce for the admin's import map, pictures before they are uploaded."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(DESK):
            response._csp_update = settings.DESK_CONTENT_SECURITY_POLICY_UPDATE
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
