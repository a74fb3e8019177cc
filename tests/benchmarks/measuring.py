"""Requests through the real WSGI application, in this process: wall time gives requests per second, process time the CPU."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from django.db import connection

WARM_UP, COUNTED, ROUNDS = 30, 150, 5


@dataclass(frozen=True)
class Cost:
    """The median of several rounds: CPU milliseconds of this process per request, and requests per second of one process."""

    cpu_ms: float
    per_second: float
    bytes: int


def environ(address: str) -> dict:
    parts = urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def ask(application: Callable, address: str) -> int:
    """The size of the answer; raises when it is not 200."""
    status = []
    response = application(environ(address), lambda line, headers: status.append(line))
    size = sum(len(chunk) for chunk in response)
    if hasattr(response, "close"):
        response.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{address} answered {status[0]}")
    return size


def measure(application: Callable, address: str) -> Cost:
    for _ in range(WARM_UP):
        size = ask(application, address)
    rounds = sorted(one_round(application, address) for _ in range(ROUNDS))
    cpu, wall = rounds[ROUNDS // 2]
    return Cost(cpu_ms=1000 * cpu / COUNTED, per_second=COUNTED / wall, bytes=size)


def one_round(application: Callable, address: str) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(COUNTED):
        ask(application, address)
    return time.process_time() - cpu, time.perf_counter() - wall


def bare_server(version: int) -> Callable:
    """Answers every address with one prepared row, by primary key, and nothing around it."""

    def application(environ, start_response):
        with connection.cursor() as cursor:
            cursor.execute("SELECT content::text FROM articles_articlerendering WHERE version_id = %s AND kind = 'page'", [version])
            (content,) = cursor.fetchone()
        body = content.encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    return application
