"""The desk: Django's admin under our own name, with a start page and a language switch."""

from functools import partial

from django.contrib import admin
from django.http import HttpResponseNotAllowed
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from .index import grouped
from .publish_page import publish_view
from .start import start_links, start_lists


class Desk(admin.AdminSite):
    site_title = site_header = _("Newsroom")
    index_title = _("Desk")
    index_template = "admin/start.html"
    enable_nav_sidebar = True

    def get_urls(self):
        return [
            path("publish/", self.admin_view(partial(publish_view, self)), name="publish"),
            path("language/", choose_language, name="language"),
            *super().get_urls(),
        ]

    def get_app_list(self, request, app_label=None):
        """Three groups, in the order of the work. Child tables are not registered, so they are never listed."""
        found = super().get_app_list(request, app_label)
        return found if app_label else grouped(found)

    def index(self, request, extra_context=None):
        extra = {"lists": start_lists(self, request), "links": start_links(self, request)}
        return super().index(request, extra | (extra_context or {}))


def choose_language(request):
    """Open before login, too."""
    return set_language(request) if request.method == "POST" else HttpResponseNotAllowed(["POST"])
