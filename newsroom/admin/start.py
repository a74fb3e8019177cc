"""The start page: what waits for this user, and the three things that begin most days."""

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from newsroom.publishing.shapes import all_publishing

from .states import State, in_state, states_of, with_state

MOST_LISTED = 8


@dataclass
class Listed:
    item: object
    url: str
    kind: str
    states: list[State]


def start_lists(site: AdminSite, request) -> list[tuple[str, str, list[Listed]]]:
    """(key, title, items): three queries for each kind of item that the user may see."""
    kinds = [site.get_model_admin(publishing.item) for publishing in all_publishing() if site.is_registered(publishing.item)]
    seen = [(admin, with_state(admin.listed(request))) for admin in kinds if admin.has_view_or_change_permission(request)]
    mine = Q(created_by=request.user) | Q(updated_by=request.user)
    return [
        ("mine", _("My drafts"), newest(seen, lambda queryset: in_state(queryset, State.DRAFT).filter(mine))),
        ("review", _("In review"), newest(seen, lambda queryset: in_state(queryset, State.REVIEW))),
        ("scheduled", _("Scheduled"), soonest(seen)),
    ]


def newest(seen, choose) -> list[Listed]:
    found = [listed(admin, item) for admin, queryset in seen for item in choose(queryset).order_by("-updated_at")[:MOST_LISTED]]
    return sorted(found, key=lambda one: one.item.updated_at, reverse=True)[:MOST_LISTED]


def soonest(seen: list[tuple[object, QuerySet]]) -> list[Listed]:
    found = [
        listed(admin, item)
        for admin, queryset in seen
        for item in in_state(queryset, State.SCHEDULED).order_by("scheduled_at")[:MOST_LISTED]
    ]
    return sorted(found, key=lambda one: one.item.scheduled_at)[:MOST_LISTED]


def listed(admin, item) -> Listed:
    return Listed(item, admin.change_url(item), item._meta.verbose_name, states_of(item))


def start_links(site: AdminSite, request) -> list[tuple[str, str]]:
    """(label, address) of what the user may begin."""
    links = []
    for label, permission, page in (
        (_("New article"), "articles.add_article", "articles_article_add"),
        (_("New agreement"), "agreements.add_agreement", "agreements_agreement_add"),
        (_("Import stories"), "articles.add_article", "articles_article_import"),
        (_("Import data"), "agreements.import_records", "agreements_importrun_add"),
        (_("Duplicates"), "agreements.add_actor", "agreements_actor_duplicates"),
        (_("Quality"), "agreements.view_agreement", "agreements_agreement_quality"),
    ):
        if request.user.has_perm(permission):
            try:
                links.append((label, reverse(f"admin:{page}")))
            except NoReverseMatch:
                continue
    return links
