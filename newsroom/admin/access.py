"""Who may see, edit, publish an item. Every view of the desk asks here, so a side view cannot forget."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from newsroom.publishing.models import Item


class ObjectAccess:
    """For a ModelAdmin of an item. Whoever may publish may edit everything; others edit what `may_draft` grants."""

    def visible_to(self, queryset: QuerySet, user) -> QuerySet:
        """What the user may know of at all; the rest answers 404. Narrow it where items have owners."""
        return queryset

    def may_draft(self, user, item: Item) -> bool:
        """Whether somebody without the right to publish may edit this item: as long as it was never published."""
        return item.published_row_version is None

    def get_queryset(self, request):
        return self.visible_to(super().get_queryset(request), request.user)

    def listed(self, request) -> QuerySet:
        """What lists of work name: everything that the user may know of, but for what is kept only for the way back."""
        return self.get_queryset(request)

    def permission(self, act: str) -> str:
        return f"{self.opts.app_label}.{act}_{self.opts.model_name}"

    def has_publish_permission(self, request, obj=None) -> bool:
        return request.user.has_perm(self.permission("publish"))

    def has_redact_permission(self, request, obj=None) -> bool:
        return request.user.has_perm(self.permission("redact"))

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or self.has_publish_permission(request) or self.may_draft(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """What was published stays: its versions hold it."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or (obj.published_row_version is None and self.has_change_permission(request, obj))

    def item_or_404(self, request, object_id: str, *, may: str = "change") -> Item:
        """The item for a side view. 404 when it does not exist or is not the user's to see, 403 when only the act is refused."""
        item = self.get_object(request, unquote(object_id))
        if item is None or not self.has_view_or_change_permission(request, item):
            raise Http404
        allowed = {"change": self.has_change_permission, "publish": self.has_publish_permission, "redact": self.has_redact_permission}
        if may != "view" and not (self.has_change_permission(request, item) and allowed[may](request, item)):
            raise PermissionDenied
        return item

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404
