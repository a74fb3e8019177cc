"""The codebook as a page and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def codebook_page(request: HttpRequest) -> HttpResponse:
    return render(request, "agreements/codebook.html")
