from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Editorial desk")

    def ready(self):
        from . import coverage, merging, publishing  # noqa: F401  declare what is added to records' pages, merges and publications
