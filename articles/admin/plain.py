"""What the pages of everything that is not published by itself have in common."""

from django.contrib import admin
from django.http import Http404
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

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


class OfArticles:
    """For rows of an article that have a page of their own: whoever may not see the article does not see them either."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def article_admin(self):
        return self.admin_site.get_model_admin(self.model._meta.get_field("article").related_model)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(article__in=self.article_admin().get_queryset(request))

    @admin.display(description=_("article"))
    def of_article(self, row):
        return format_html('<a href="{}">{}</a>', self.article_admin().change_url(row.article), row.article)
