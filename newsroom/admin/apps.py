from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "newsroom.admin.site.Desk"

    def ready(self):
        """`newsroom.admin` is imported before models exist, so its own registrations come here."""
        super().ready()
        from newsroom.admin import log, people  # noqa: F401
