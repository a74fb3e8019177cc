"""The desk: Django's admin under our own name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class Desk(admin.AdminSite):
    site_title = site_header = _("Newsroom")
    index_title = _("Desk")
