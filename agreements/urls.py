from django.urls import include, path
from django.utils.translation import pgettext_lazy

from . import views
from .beside.pages import agreement_beside
from .chronicle.pages import timeline
from .commitments.pages import commitment_calendar, commitment_list
from .data_pages import data_page
from .family.pages import agreement_lineage
from .map.pages import map_page
from .network.pages import record_network, register_network
from .releasing.pages import release_list

app_name = "agreements"

about_versions = [
    path(pgettext_lazy("address", "versions/"), views.record_history, name="record-history"),
    path(pgettext_lazy("address", "versions/compare/"), views.record_comparison, name="record-comparison"),
    path(pgettext_lazy("address", "versions/<int:number>/"), views.record_version, name="record-version"),
    path(pgettext_lazy("address", "versions/<int:number>/citation.<citation:format>"), views.record_citation, name="record-citation"),
]

network_around = [
    path(pgettext_lazy("address", "network/"), record_network, name="record-network"),
    path(pgettext_lazy("address", "network.json"), record_network, name="record-network-data"),
]

about_agreements = [
    path(pgettext_lazy("address", "lineage/"), agreement_lineage, name="lineage"),
    path(pgettext_lazy("address", "side-by-side/"), agreement_beside, name="side-by-side"),
]

urlpatterns = [
    path(pgettext_lazy("address", "agreements/"), views.agreement_list, name="agreement-list"),
    path(pgettext_lazy("address", "agreements/map/"), map_page, name="map"),
    path(pgettext_lazy("address", "agreements/network/"), register_network, name="network"),
    path(pgettext_lazy("address", "agreements/network.json"), register_network, name="network-data"),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), views.agreement_detail, name="agreement-detail"),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), views.agreement_detail, name="agreement-detail"),
    path(pgettext_lazy("address", "actors/"), views.actor_list, name="actor-list"),
    path(pgettext_lazy("address", "actors/<id:public_id>-<slug:slug>/"), views.actor_detail, name="actor-detail"),
    path(pgettext_lazy("address", "actors/<id:public_id>/"), views.actor_detail, name="actor-detail"),
    path(pgettext_lazy("address", "commitments/"), commitment_list, name="commitment-list"),
    path(pgettext_lazy("address", "commitments/calendar.ics"), commitment_calendar, name="commitment-calendar"),
    path(pgettext_lazy("address", "timeline/"), timeline, name="timeline"),
    path(pgettext_lazy("address", "sources/<id:public_id>/"), views.source_detail, name="source-detail"),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), include(about_agreements)),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), include(about_versions), {"kind": "agreement"}),
    path(pgettext_lazy("address", "agreements/<id:public_id>-<slug:slug>/"), include(network_around), {"kind": "agreement"}),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), include(about_agreements)),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), include(about_versions), {"kind": "agreement"}),
    path(pgettext_lazy("address", "agreements/<id:public_id>/"), include(network_around), {"kind": "agreement"}),
    path(pgettext_lazy("address", "actors/<id:public_id>-<slug:slug>/"), include(about_versions), {"kind": "actor"}),
    path(pgettext_lazy("address", "actors/<id:public_id>-<slug:slug>/"), include(network_around), {"kind": "actor"}),
    path(pgettext_lazy("address", "actors/<id:public_id>/"), include(about_versions), {"kind": "actor"}),
    path(pgettext_lazy("address", "actors/<id:public_id>/"), include(network_around), {"kind": "actor"}),
    path("", include("agreements.downloads.urls")),
    path(pgettext_lazy("address", "data/"), data_page, name="data"),
    path(pgettext_lazy("address", "data/releases/"), release_list, name="releases"),
]
