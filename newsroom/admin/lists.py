"""The lists of items: their state in a column and a filter, quick at a million rows."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .states import State, in_state, states_of, with_state

MOST_COUNTED = 1_000


class CappedPaginator(Paginator):
    """Counts to a thousand and no further: who looks for more searches or filters."""

    @cached_property
    def count(self):
        return min(self.object_list.order_by()[: MOST_COUNTED + 1].count(), MOST_COUNTED)


class StateList(ChangeList):
    def get_queryset(self, request, **kwargs):
        return with_state(super().get_queryset(request, **kwargs))


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return in_state(queryset, self.value())


class StateInLists:
    """For a ModelAdmin of an item: put "state" into `list_display`; the filter is there by itself."""

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 50

    def get_changelist(self, request, **kwargs):
        return StateList

    def get_list_filter(self, request):
        return [StateFilter, *super().get_list_filter(request)]

    @admin.display(description=_("state"))
    def state(self, item):
        return render_to_string("admin/_states.html", {"item": item, "states": states_of(item)})
