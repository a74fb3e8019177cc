"""`/api/v1/agreements/`: memoranda, treaties, contracts."""

from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from agreements.filters import AgreementFilter
from agreements.models import AgreementVersion
from newsroom.rest.resources import RecordDetail, RecordList
from newsroom.rest.schema import AS_OF, PUBLIC_ID, described, ref
from newsroom.rest.shapes import SITE

from . import representations
from .filtering import list_parameters


def html_url(public_id: str, slug: str, _language: str) -> dict:
    return {language: SITE + record_path("agreement", public_id, slug, language) for language in ("de", "en")}


class Agreements:
    kind = "agreement"
    versions = AgreementVersion.objects.all()
    html_url = staticmethod(html_url)


@extend_schema_view(
    get=described(
        "Agreements by date",
        "A page of cards, the latest date first. Dates are often known in part only, so a search by date asks what is certain or what is "
        "possible. `role` narrows `party` to that actor's part.",
        ref("AgreementPage"),
        tag="agreements",
        operation="agreements_list",
        parameters=list_parameters(AgreementFilter, {"form": ["mou"], "year": "1963", "dated_certainly_before": "1900"}),
    )
)
class AgreementList(Agreements, RecordList):
    represent = staticmethod(representations.agreement_card)
    filterset_class = AgreementFilter
    order = ("-sort_date", "-item_id")


@extend_schema_view(
    get=described(
        "One agreement",
        "The whole record: parties, signatures, events, provisions, commitments with their assessments, sources. What nobody states is "
        'a value too: `{"value": null, "reason": …}`.',
        ref("Agreement"),
        tag="agreements",
        operation="agreements_detail",
        parameters=[PUBLIC_ID, AS_OF],
        statuses=(400, 404, 410, 414),
    )
)
class AgreementDetail(Agreements, RecordDetail):
    represent = staticmethod(representations.agreement)
    keeps_history = True
