from django.contrib import admin

from agreements.models import Topic
from newsroom.admin.fields import DeskFields


@admin.register(Topic)
class TopicAdmin(DeskFields, admin.ModelAdmin):
    """Public as soon as it is saved."""

    list_display = ["name_de", "name_en", "parent", "slug"]
    list_select_related = ["parent"]
    search_fields = ["name_de", "name_en"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name_de"]}
    fields = [("name_de", "name_en"), "slug", "parent", "description_de", "description_en"]
