"""The article's form: the text in the middle, what it is filed under beside it, the rest folded away."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media, Script

from agreements.admin.previewing import ShowsLiveRecords
from articles.models import Article, Contributor
from newsroom.admin.items import ItemAdmin

from .article_form import ArticleForm, stale_translation
from .blocks import BLOCK_INLINES, Body
from .corrections import CarriesCorrections
from .importing import Imports
from .pictures import PictureInput
from .positions import OffersPositions
from .side_rows import BylineInline, MentionInline
from .with_article import only_adding

# `prose` first: it prepares the page for the editor's own modules.
MODULES = ("prose", "autocomplete-names", "blocks", "confirm-mentions", "one-line", "positions")
SHEETS = ("page", "blocks", "prose", "side")
MEDIA = Media(
    css={"all": [f"articles-admin/{name}.css" for name in SHEETS]},
    js=[Script(f"articles-admin/{name}.js", type="module") for name in MODULES],
    importmap=ImportMap({"articles-admin/rows": "articles-admin/rows.js"}),
)


@admin.register(Article)
class ArticleAdmin(CarriesCorrections, Imports, OffersPositions, ShowsLiveRecords, ItemAdmin):
    change_form_template = add_form_template = "admin/articles/article_form.html"
    form = ArticleForm
    inlines = [*BLOCK_INLINES, BylineInline, MentionInline]
    autocomplete_fields = ["translation_of", "topics"]
    fieldsets = [
        (None, {"fields": ["headline", "standfirst"], "classes": ["story"]}),
        (None, {"fields": ["section", "language", "genre", "lead_image"], "classes": ["filing"]}),
        (_("Kicker and topics"), {"fields": ["kicker", "topics"], "classes": ["collapse"]}),
        (_("Translation"), {"fields": ["translation_of", "translated_number"], "classes": ["collapse"]}),
        (_("Address and search engines"), {"fields": ["slug", "seo_title", "seo_description"], "classes": ["collapse"]}),
        (_("Embargo and notes"), {"fields": ["embargo_until", "notes"], "classes": ["collapse"]}),
    ]
    list_display = ["headline", "state", "section", "language", "updated_at", "updated_by"]
    list_filter = ["language", "section", "genre"]
    list_select_related = ["section", "updated_by"]
    title_fields = ("headline", "kicker")
    newest_first = "-updated_at"
    ordering = ["-updated_at"]
    problem_anchors = {"body": "body", "quotes": "body", "": ""}

    # Who sees what

    def visible_to(self, queryset, user):
        """A reporter knows of no article but their own."""
        return queryset if user.has_perm(self.permission("publish")) else queryset.filter(created_by=user)

    def may_draft(self, user, item):
        return item.created_by_id == user.pk

    def get_readonly_fields(self, request, obj=None):
        """Choosing an original would show the headlines of others."""
        return [] if self.has_publish_permission(request) else ["translation_of", "translated_number"]

    # The form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lead_image":
            kwargs["widget"] = PictureInput()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation and field is not None:
            only_adding(field, may_add=db_field.name == "lead_image")
        return field

    def get_changeform_initial_data(self, request):
        return {"language": request.LANGUAGE_CODE} | super().get_changeform_initial_data(request)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A new article is by whoever writes it, if that is somebody who signs."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BylineInline) and not obj.pk and request.method == "GET":
            author = Contributor.objects.filter(user=request.user).first()
            kwargs["initial"] = [{"contributor": author.pk}] if author else []
        return kwargs

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        by_model = {one.opts.model._meta.model_name: one for one in context["inline_admin_formsets"]}
        context |= {"body": Body(context["inline_admin_formsets"]), "bylines": by_model["byline"], "mentions": by_model["mention"]}
        context["stale"] = stale_translation(obj) if obj else None
        context["media"] = MEDIA + context["media"]
        context["corrections"] = obj.corrections.select_related("corrects", "carried_by") if obj else []
        context["may_edit"] = self.has_change_permission(request, obj) if obj else True
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("import/", view(self.import_view), name="articles_article_import"),
            path("positions/", view(self.positions_view), name="articles_article_positions"),
        ]
        return [*own, *super().get_urls()]
