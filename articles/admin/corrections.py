"""Corrections: written on the publish page, carried by the version that mends."""

from contextlib import contextmanager

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Correction
from newsroom.admin.publish_form import PublishForm
from newsroom.publishing.errors import PublishingError

from .plain import OfArticles, PlainAdmin


class ArticlePublishForm(PublishForm):
    correction_kind = forms.ChoiceField(label=_("Kind of correction"), choices=Correction.Kind.choices, initial=Correction.Kind.CORRECTION)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "correction" in self.fields:
            self.order_fields(["change", "correction_kind", "correction"])
        else:
            del self.fields["correction_kind"]


class CarriesCorrections:
    publish_form = ArticlePublishForm

    @contextmanager
    def around_publication(self, request, item, form):
        """The row is there before the version is frozen; when the publication is refused, it goes again."""
        if not form.is_correction():
            yield
            return
        chosen = form.cleaned_data
        correction = Correction.objects.create(article=item, kind=chosen["correction_kind"], text=chosen["correction"])
        try:
            yield
        except PublishingError:
            correction.delete()
            raise


@admin.register(Correction)
class CorrectionAdmin(OfArticles, PlainAdmin):
    """Its words can be changed until a version carries them: then they are on the record."""

    list_display = ["__str__", "kind", "of_article", "made_on", "carried"]
    list_filter = ["kind", "made_on"]
    list_select_related = ["article", "carried_by"]
    fields = ["of_article", "kind", "text", "made_on", "carried"]
    readonly_fields = ["of_article", "carried"]

    @admin.display(description=_("carried by"))
    def carried(self, correction):
        return _("version %s") % correction.carried_by.number if correction.carried_by else _("not yet published")

    def has_add_permission(self, request):
        """A correction is written on the publish page of its article."""
        return False

    def is_open(self, request, correction) -> bool:
        return correction is None or (correction.carried_by_id is None and self.article_admin().has_publish_permission(request))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open(request, obj)
