"""A source that must not be public any more, and where it is: shown on its form until every version is dealt with."""

from agreements.models import Source
from agreements.provenance.exposure import Exposure, exposures
from newsroom.admin.publish_page import MOST_ITEMS, publish_url
from newsroom.publishing import clock
from newsroom.publishing.embargo import is_under_embargo

from .retracting import admin_url, those_seen


class ShowsExposures:
    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        found = self.exposures(request, obj) if obj is not None and is_kept_back(obj) else []
        live = [one.item for one in found if one.live and may_publish(self.admin_site, request, one)]
        context["exposures"] = [vars(one) | {"url": admin_url(one.item), "versions_url": admin_url(one.item, "versions")} for one in found]
        context["publish_url"] = publish_url(live[:MOST_ITEMS]) if live else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def exposures(self, request, source: Source) -> list[Exposure]:
        found = exposures(source)
        seen = those_seen(self.admin_site, request, [one.item for one in found])
        return [one for one in found if one.item in seen]


def is_kept_back(source: Source) -> bool:
    return source.is_confidential or is_under_embargo(source, clock.now())


def may_publish(site, request, one: Exposure) -> bool:
    return site.get_model_admin(type(one.item)).has_publish_permission(request, one.item)
