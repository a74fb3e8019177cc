"""The two doors through which the past can be closed: hiding a version, and emptying it."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from . import clock
from .acts import act, notify
from .errors import PublishingError
from .shapes import publishing_of
from .texts import storable
from .versions import IndexRow, Rendering, Version


def when_over(version: Version) -> QuerySet:
    """The version as a queryset. Raises PublishingError unless its time is over or was cancelled: it can never be on air again."""
    found = type(version).objects.filter(pk=version.pk)
    if not found.filter(Q(visible_until__lte=clock.SiteNow()) | Q(visible_until=F("visible_from"))).exists():
        raise PublishingError(_("This version is live or scheduled. Publish a newer one, or withdraw the item, before you close it."))
    return found


def hide(version: Version) -> None:
    """Keep a past version from `shown_as_of`; its document stays. Raises PublishingError while it is live or scheduled."""
    with act():
        when_over(version).filter(hidden_at__isnull=True).update(hidden_at=clock.SiteNow())
        notify([version.item], clock.now())


def redact(version: Version, *, reason: str) -> None:
    """Empty a past version's document, index rows and renderings for good. For administrators, with a reason.

    Raises PublishingError while it is live or scheduled, or without a reason. A second redaction changes nothing.
    """
    if not reason.strip():
        raise PublishingError(_("Say why the version is emptied; the reason stays with it."))
    emptied = {"document": {}, "search_title": "", "search_names": "", "search_text": "", **publishing_of(version.item).emptied}
    closed = {"hidden_at": Coalesce(F("hidden_at"), clock.SiteNow()), "redacted_at": clock.SiteNow()}
    with act():
        when_over(version).filter(redacted_at__isnull=True).update(**closed, redaction_reason=storable(reason.strip()), **emptied)
        delete_derived(version)
        notify([version.item], clock.now())


def delete_derived(version: Version) -> None:
    for relation in type(version)._meta.related_objects:
        if issubclass(relation.related_model, (IndexRow, Rendering)):
            relation.related_model.objects.filter(version=version).delete()
