"""`/api/v1/docs/`: the description as a page of our own, rendered on the server, so that the strict content policy holds as everywhere."""

from functools import cache

from django.http import HttpResponse
from django.shortcuts import render

from .description import description


def docs(request) -> HttpResponse:
    return render(request, "newsroom/api_docs.html", chapters())


@cache
def chapters() -> dict:
    return {"description": description()}
