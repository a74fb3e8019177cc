"""An item's memory, to be read: its versions, its snapshots, and what differs between any two of them."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from newsroom.publishing.freezing import freeze
from newsroom.publishing.models import Snapshot
from newsroom.publishing.shapes import publishing_of

from .comparing import compare

WORKING, SNAPSHOT = "working", "s"
MOST_SHOWN = 200


@dataclass
class State:
    """One side of a comparison."""

    name: str
    document: dict
    is_private: bool = False


def moment(at: datetime) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


class VersionPages:
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/versions/compare/", view(self.compare_view), name=self.url_name("compare")),
            path("<path:object_id>/versions/", view(self.versions_view), name=self.url_name("versions")),
            *super().get_urls(),
        ]

    def versions_of(self, item):
        return publishing_of(item).version.objects.filter(item=item)

    def snapshots_of(self, item):
        return Snapshot.objects.of(item)

    def versions_view(self, request, object_id):
        item = self.item_or_404(request, object_id, may="view")
        versions = self.versions_of(item).without_document().select_related("published_by").order_by("-number")[:MOST_SHOWN]
        snapshots = self.snapshots_of(item).defer("document").select_related("saved_by").order_by("-saved_at")[:MOST_SHOWN]
        live = self.versions_of(item).live().values_list("number", flat=True).first()
        context = {
            "versions": versions,
            "snapshots": snapshots if self.has_change_permission(request, item) else [],
            "live": live,
            "scheduled": self.scheduled_acts(item),
            "may_change": self.has_change_permission(request, item),
            "may_publish": self.has_publish_permission(request, item),
            "may_redact": self.has_redact_permission(request, item),
            "previous": versions[1].number if len(versions) > 1 else None,
        }
        return self.side_page(request, "admin/versions.html", item, _("Versions of “%s”") % item, **context)

    def compare_view(self, request, object_id):
        item = self.item_or_404(request, object_id, may="view")
        keys = request.GET.get("a", ""), request.GET.get("b", WORKING)
        before, after = (self.state_for(request, item, key) for key in keys)
        both_private = before.is_private and after.is_private
        if WORKING in keys and not both_private:
            before, after = (self.public(item, side) for side in (before, after))
        groups = compare(publishing_of(item), before.document, after.document, private=both_private)
        context = {"before": before, "after": after, "groups": groups}
        return self.side_page(request, "admin/compare.html", item, _("Compare “%s”") % item, **context)

    def public(self, item, side: State) -> State:
        """A version never held what is private: the working copy is compared as a publication would freeze it."""
        return State(side.name, freeze(item)) if side.is_private else side

    def state_for(self, request, item, key: str) -> State:
        """ "3" is a version, "s12" a snapshot, "working" the working copy. What the desk alone knows is for those who may edit."""
        if key == WORKING or key.startswith(SNAPSHOT):
            if not self.has_change_permission(request, item):
                raise Http404
            return self.private_state(item, key)
        version = self.versions_of(item).filter(number=int(key)).first() if key.isdecimal() and len(key) < 9 else None
        if version is None:
            raise Http404
        return State(
            _("Version %(number)s (%(moment)s)") % {"number": version.number, "moment": moment(version.visible_from)}, version.document
        )

    def private_state(self, item, key: str) -> State:
        if key == WORKING:
            return State(_("Working copy"), freeze(item, private=True), is_private=True)
        number = key.removeprefix(SNAPSHOT)
        snapshot = self.snapshots_of(item).filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
        if snapshot is None:
            raise Http404
        return State(_("Saved on %s") % moment(snapshot.saved_at), snapshot.document, is_private=True)
