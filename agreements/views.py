"""Readers' pages of records."""

from django.http import HttpResponse


def agreement_list(request):
    return HttpResponse("")


def agreement_detail(request, public_id, slug=""):
    return HttpResponse("")


def actor_list(request):
    return HttpResponse("")


def actor_detail(request, public_id, slug=""):
    return HttpResponse("")
