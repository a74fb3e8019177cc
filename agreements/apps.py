from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = _("Register")

    def ready(self):
        from . import publishing  # noqa: F401  declares what is published
