"""The working copy as readers would see it, for the desk's eyes only."""

from django.urls import path


class Previews:
    def get_urls(self):
        preview = path("<path:object_id>/preview/", self.admin_site.admin_view(self.preview_view), name=self.url_name("preview"))
        return [preview, *super().get_urls()]

    def preview_view(self, request, object_id):
        raise NotImplementedError
