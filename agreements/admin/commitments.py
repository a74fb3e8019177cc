"""A commitment's own page: what became of it. It belongs to its agreement, whose lock and rights hold here, too."""

from functools import partial

from django.contrib import admin
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Assessment, Commitment, Party, Position
from newsroom.admin.fields import DeskFields
from newsroom.admin.lists import CappedPaginator
from newsroom.admin.locking import LockedAdmin, LockedForm
from newsroom.publishing.snapshots import keep_snapshot

from .commitment_states import LONGEST_WAITING_FIRST, StateFilter, with_latest_rating
from .exporting import Exports
from .facts import EVIDENCE, FactRows
from .quality import QualityFilter


class AssessmentRows(FactRows):
    model = Assessment
    first = ("as_of", "rating", "source")
    rest = ("reason_de", "reason_en", *(line for line in EVIDENCE if line != ("source", "locator")), "locator")


class CommitmentForm(LockedForm):
    def guard(self):
        return self.instance.agreement


@admin.register(Commitment)
class CommitmentAdmin(Exports, DeskFields, LockedAdmin, admin.ModelAdmin):
    exports = ("commitments",)
    form = CommitmentForm
    change_form_template = "agreements/admin/commitment_change_form.html"
    inlines = [AssessmentRows]
    list_display = ["deliverable", "agreement", "due", "rating"]
    list_filter = [StateFilter, "due_status", QualityFilter]
    list_select_related = ["agreement"]
    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50
    search_fields = ["deliverable_de__istartswith", "deliverable_en__istartswith", "agreement__public_id"]
    readonly_fields = ["of", "tracked"]
    autocomplete_fields = ["source"]
    fields = [
        ("of", "tracked"),
        ("deliverable_de", "deliverable_en"),
        ("measure_de", "measure_en"),
        ("owed_by", "owed_by_not_stated", "beneficiary"),
        ("due_status", "due_on"),
        *EVIDENCE,
    ]

    @admin.display(description=_("agreement"))
    def of(self, commitment):
        url = reverse("admin:agreements_agreement_change", args=[commitment.agreement_id])
        return format_html('<a href="{}">{}</a>', url, commitment.agreement)

    @admin.display(description=_("tracker"))
    def tracked(self, commitment):
        """Where readers find it, once its agreement has been published."""
        if not commitment.agreement.slug:
            return _("not published")
        url = f"{reverse('agreements:commitment-list')}?agreement={commitment.agreement.public_id}"
        return format_html('<a href="{}">{}</a>', url, _("Commitments of this agreement, as readers see them"))

    @admin.display(description=_("due on"), ordering="due_on_max")
    def due(self, commitment):
        return commitment.due_on or commitment.get_due_status_display()

    @admin.display(description=_("Rating"))
    def rating(self, commitment):
        return Assessment.Rating(commitment.latest_rating).label if commitment.latest_rating else _("not rated")

    def get_queryset(self, request):
        return with_latest_rating(super().get_queryset(request))

    def get_ordering(self, request):
        """By how long they have waited where the question is how they stand."""
        return LONGEST_WAITING_FIRST if StateFilter.parameter_name in request.GET else super().get_ordering(request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in ("owed_by", "beneficiary"):
            commitment = request.resolver_match.kwargs.get("object_id", "")
            agreement = Agreement.objects.filter(commitments=commitment if commitment.isdecimal() else None)
            kwargs["queryset"] = Party.objects.filter(agreement__in=agreement).select_related("actor")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def lock(self, row):
        Agreement.objects.select_for_update(no_key=True).get(pk=row.agreement_id)
        return Commitment.objects.select_related("agreement").filter(pk=row.pk).first()

    def bump(self, row):
        """The agreement has changed: that is what the next publication, and whoever has its form open, must know."""
        changed = {"row_version": F("row_version") + 1, "updated_at": timezone.now()}
        Agreement.objects.filter(pk=row.agreement_id).update(**changed)
        Commitment.objects.filter(pk=row.pk).update(row_version=F("row_version") + 1)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        agreement = form.instance.agreement
        Agreement.objects.filter(pk=agreement.pk).update(updated_by=request.user)
        transaction.on_commit(partial(keep_snapshot, agreement, by=request.user), robust=True)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        agreements = self.admin_site.get_model_admin(Agreement)
        return allowed and (obj is None or agreements.has_change_permission(request, obj.agreement))

    def has_delete_permission(self, request, obj=None):
        """Rows go on their agreement's form."""
        return False


@admin.register(Position)
class PositionChoice(admin.ModelAdmin):
    """There so that signatures can look a position up; positions are edited with their person."""

    search_fields = ["person__sort_key__startswith", "title_de__istartswith", "title_en__istartswith"]
    list_display = ["person", "title_de", "organization"]
    list_select_related = ["person", "organization"]
    ordering = ["person__sort_key", "id"]
    paginator = CappedPaginator
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "organization")

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
