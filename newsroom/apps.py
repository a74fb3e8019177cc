from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Administration")
    default = True

    def ready(self):
        from newsroom.publishing import checks  # noqa: F401  registers the system check
