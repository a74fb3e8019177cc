"""Whether the pages that sources name can still be reached: asked politely, one host at a time, and never inside our own network."""

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from django.db.models import F, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .models import Source

TIMEOUT = 15  # seconds
PAUSE = 1.0  # seconds between two questions to one host
MOST_REDIRECTS = 5
AGENT = "NewsroomLinkCheck/1.0 (checks whether cited pages still exist)"
GONE = (404, 410)


class LinkProblem(TextChoices):
    GONE = "gone", _("The page no longer exists.")
    SERVER = "server", _("The server answers with an error.")
    NO_HOST = "no_host", _("The server is not found.")
    SILENT = "silent", _("The server does not answer.")
    CERTIFICATE = "certificate", _("The certificate of the server is not valid.")
    NOT_PUBLIC = "not_public", _("The address leads into a private network.")
    ENDLESS = "endless", _("The address redirects without end.")


def is_public(host: str) -> bool:
    """Whether every address of the host is a public one: the check must not reach what only this machine can. Raises OSError."""
    return all(ipaddress.ip_address(found[4][0]).is_global for found in socket.getaddrinfo(host, None))


class Redirects(urllib.request.HTTPRedirectHandler):
    """None: each step is checked like the first."""

    def redirect_request(self, *args, **kwargs):
        return None


OPENER = urllib.request.build_opener(Redirects)


def problem_of(url: str, is_allowed: Callable[[str], bool] = is_public) -> LinkProblem | None:
    """What is wrong with the address, or None: also where the server refuses machines, which says nothing of the page."""
    for _step in range(MOST_REDIRECTS + 1):
        try:
            scheme, host = urlsplit(url).scheme, urlsplit(url).hostname
            if scheme not in ("http", "https") or not host or not is_allowed(host):
                return LinkProblem.NOT_PUBLIC
            status, location = answer_of(url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return reason_of(error)
        if not location:
            return LinkProblem.GONE if status in GONE else LinkProblem.SERVER if status >= 500 and status != 503 else None
        url = location
    return LinkProblem.ENDLESS


def answer_of(url: str) -> tuple[int, str]:
    """(status, where it redirects to). HEAD, and GET where that is not understood; nothing of the page is read."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})
        try:
            with OPENER.open(request, timeout=TIMEOUT) as answer:
                return answer.status, ""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (301, 302, 303, 307, 308) and (location := error.headers.get("Location")):
                return error.code, urljoin(url, location)
            if method == "GET" or error.code not in (*GONE, 400, 403, 405, 500, 501):
                return error.code, ""
    raise AssertionError("GET always answers or raises.")


def reason_of(error: Exception) -> LinkProblem:
    reason = getattr(error, "reason", error)
    if isinstance(reason, socket.gaierror):
        return LinkProblem.NO_HOST
    if isinstance(reason, ssl.SSLError):
        return LinkProblem.CERTIFICATE
    return LinkProblem.SILENT


def due(limit: int) -> list[Source]:
    """The sources whose address was never checked, then those whose check is oldest."""
    return list(Source.objects.exclude(url="").order_by(F("link_checked_at").asc(nulls_first=True), "id")[:limit])


def check(source: Source, moment: datetime, is_allowed: Callable[[str], bool] = is_public) -> LinkProblem | None:
    """Ask, and keep the answer beside the source: since when it has failed, and how. The source itself has not changed."""
    problem = problem_of(source.url, is_allowed)
    failing_since = Coalesce(F("link_failing_since"), moment) if problem else None
    Source.objects.filter(pk=source.pk, url=source.url).update(
        link_checked_at=moment, link_failing_since=failing_since, link_problem=problem or ""
    )
    return problem


class Politeness:
    """Waits, so that no host is asked twice within a second."""

    def __init__(self) -> None:
        self.asked: dict[str, float] = {}

    def wait(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        time.sleep(max(0.0, self.asked.get(host, 0.0) + PAUSE - time.monotonic()))
        self.asked[host] = time.monotonic()
