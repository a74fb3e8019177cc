"""What differs between the desk and everybody else's pages."""

from django.conf import settings
from django.utils import translation

DESK = "/admin/"
API = "/api/"


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


class DeskPolicy:
    """The desk's content policy: a nonce for the admin's import map, and previews in a frame."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(DESK):
            response._csp_update = settings.DESK_CONTENT_SECURITY_POLICY_UPDATE
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
