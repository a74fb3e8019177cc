"""What the pages of everything that is not published by itself have in common."""

from django.contrib import admin

from newsroom.admin.fields import DeskFields
from newsroom.admin.lists import CappedPaginator


class PlainAdmin(DeskFields, admin.ModelAdmin):
    """Labels with their language, forms and lists in the desk's manner; rows go one by one."""

    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["admin-skin/form.css", "articles-admin/pictures.css"]}

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions
