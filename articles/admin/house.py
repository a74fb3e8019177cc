"""Sections and contributors: public as soon as they are saved."""

from django.contrib import admin

from articles.models import Contributor, Section

from .pictures import PictureInput
from .plain import PlainAdmin


@admin.register(Section)
class SectionAdmin(PlainAdmin):
    list_display = ["name_de", "name_en", "slug", "order"]
    list_editable = ["order"]
    fields = [("name_de", "name_en"), ("slug", "order"), "description_de", "description_en"]
    prepopulated_fields = {"slug": ["name_de"]}
    search_fields = ["name_de", "name_en"]


@admin.register(Contributor)
class ContributorAdmin(PlainAdmin):
    change_form_template = "admin/articles/contributor_form.html"
    list_display = ["name", "role_de", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    fields = ["name", "slug", ("role_de", "role_en"), ("bio_de", "bio_en"), "portrait", "user"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "portrait":
            kwargs["widget"] = PictureInput()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
