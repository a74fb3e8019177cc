"""The two doors through which the past can be closed: hiding a version, and emptying it."""

from django.utils.translation import gettext as _

from . import clock
from .acts import act
from .errors import PublishingError
from .shapes import publishing_of
from .versions import Version


def refuse_while_live(version: Version) -> None:
    if type(version).objects.live().filter(pk=version.pk).exists():
        raise PublishingError(_("This version is live. Publish a newer one, or withdraw the item, before you close it."))


def hide(version: Version) -> None:
    """Keep a past version from `shown_as_of`; its document stays. Raises PublishingError while it is live."""
    with act():
        refuse_while_live(version)
        type(version).objects.filter(pk=version.pk, hidden_at__isnull=True).update(hidden_at=clock.SiteNow())


def redact(version: Version, *, reason: str) -> None:
    """Empty a past version's document, index rows and renderings for good. For administrators, with a reason.

    Raises PublishingError while it is live, or without a reason.
    """
    if not reason.strip():
        raise PublishingError(_("Say why the version is emptied; the reason stays with it."))
    with act():
        refuse_while_live(version)
        empty = {"search_title": "", "search_names": "", "search_text": ""} | publishing_of(type(version).item.field.related_model).emptied
        now = clock.SiteNow()
        closed = {"hidden_at": version.hidden_at or now, "redacted_at": now, "redaction_reason": reason.strip(), "document": {}}
        type(version).objects.filter(pk=version.pk, redacted_at__isnull=True).update(**closed, **empty)
        for relation in type(version)._meta.related_objects:
            if relation.field.name == "version":
                relation.related_model.objects.filter(version=version).delete()
