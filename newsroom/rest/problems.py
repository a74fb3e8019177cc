"""Every refusal of the API is a problem document (RFC 9457) of media type application/problem+json."""

import json
import logging
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpResponse
from rest_framework import exceptions

from newsroom.reading.cursors import BadCursor

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger("newsroom.api")


class InvalidParameters(exceptions.APIException):
    """`errors` holds the sentences for each parameter."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: dict[str, list[str]]):
        self.errors = {name: [str(sentence) for sentence in sentences] for name, sentences in errors.items()}
        super().__init__(f"These parameters cannot be used: {', '.join(self.errors)}.")


class AddressTooLong(exceptions.APIException):
    status_code = HTTPStatus.REQUEST_URI_TOO_LONG
    default_detail = "The query of this address is too long. Ask for less at once."


class Gone(exceptions.APIException):
    """It was public and was withdrawn; readers are told when and why, whatever moment they ask for."""

    status_code = HTTPStatus.GONE

    def __init__(self, reason: str, withdrawn_at: str):
        self.reason, self.withdrawn_at = reason, withdrawn_at
        super().__init__("This was withdrawn.")


# Kinds of problems: their name in `type`, and what the documentation says about them.
SENTENCES = {
    "invalid-parameters": "A parameter is unknown, given twice, empty or malformed. `errors` has sentences for each of them.",
    "not-found": "There is nothing at this address, or there was nothing yet at the moment that `as_of` names.",
    "method-not-allowed": "Only GET, HEAD and OPTIONS are answered.",
    "withdrawn": "It was public and was withdrawn. `reason` says why, `withdrawn_at` since when; no `as_of` brings it back.",
    "address-too-long": "The query has more than 2,000 characters.",
    "server-error": "Something failed here, and has been recorded. Try again later.",
}
KINDS = {400: "invalid-parameters", 404: "not-found", 405: "method-not-allowed", 410: "withdrawn", 414: "address-too-long"}


def problem(status: int, detail: str, **more: object) -> HttpResponse:
    """The answer; `type` is an address in the documentation, where each kind of problem is explained."""
    status = HTTPStatus(status)
    kind = f"{settings.SITE_URL}/api/v1/docs/#{KINDS.get(status, 'server-error')}"
    body = {"type": kind, "title": status.phrase, "status": int(status), "detail": detail, **more}
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-cache"
    return response


def problem_response(exc: Exception, context: dict) -> HttpResponse:
    """Django REST framework's exception handler: what went wrong as a problem document, and nothing about how."""
    match exc:
        case BadCursor():
            return problem(400, "These parameters cannot be used: cursor.", errors={"cursor": [str(exc)]})
        case InvalidParameters():
            return problem(400, exc.detail, errors=exc.errors)
        case Gone():
            return problem(410, exc.detail, reason=exc.reason, withdrawn_at=exc.withdrawn_at)
        case Http404() | exceptions.NotFound():
            return problem(404, str(getattr(exc, "detail", "")) or "There is nothing at this address.")
        case PermissionDenied():
            return problem(403, "You may not do this.")
        case BadRequest():
            return problem(400, str(exc))
        case exceptions.APIException():
            return problem(exc.status_code, str(exc.detail))
    logger.exception("An answer of the API failed.", exc_info=exc)
    got_request_exception.send(sender=problem_response, request=context["request"])
    return problem(500, "Something failed here. It is our fault, and it has been recorded.")
