"""`/api/v1/agreements/`: memoranda, treaties, contracts."""

from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from agreements.filters import AgreementFilter
from agreements.models import AgreementVersion
from newsroom.rest.resources import RecordList
from newsroom.rest.schema import AS_OF, PUBLIC_ID, described, ref
from newsroom.rest.shapes import SITE

from . import representations
from .filtering import ON, list_parameters
from .on import AgreementAnswersOn

PERIOD = "A year, a month or a day: 1963, 1963-01 or 1963-01-22."
FILTERS = {
    "form": ("The form of the agreement.", ["treaty"]),
    "binding": ("Whether it binds its parties.", None),
    "status": ("What has become of it, as derived from its events; with `on`, how it stood then.", ["in_force"]),
    "on": (
        "How agreements stood on a day, in a month or a year: those in force then, or those with `status` then; with `party`, for that "
        "actor.",
        None,
    ),
    "certainty": ("With `on`: only what is certain (the default), or also what is possible, as dates are often known in part.", None),
    "text_status": ("How much of its text was published.", None),
    "year": (f"The day under which lists sort it lies within this period. {PERIOD}", None),
    "decade": ("That day lies in this decade, named by its first year.", ["1960"]),
    "dated_certainly_before": (f"Its date lies before this period, whatever the source leaves open. {PERIOD}", None),
    "dated_possibly_before": (f"Its date may lie before this period. {PERIOD}", None),
    "dated_certainly_after": (f"Its date lies after this period, whatever the source leaves open. {PERIOD}", None),
    "dated_possibly_after": (f"Its date may lie after this period. {PERIOD}", None),
    "topic": ("The slug of a topic.", None),
    "party": ("The id of an actor that has any part in it: as a party, represented, as signatory, as the one who announced it.", None),
    "role": ("The part that somebody has in it; with `party`, the part of that actor.", None),
    "country": ("The country of anybody who has a part in it, two letters as in ISO 3166-1.", None),
    "links_to": ("The id of an agreement that it amends, supersedes, implements, or is otherwise linked to.", None),
    "link": ("What it does to another agreement; with `links_to`, to that one.", ["amends"]),
    "has_no_timetable": ("Whether it holds a commitment for which no timetable was published.", None),
    "has_open_commitments": ("Whether it holds a commitment that is not settled by its latest assessment.", None),
}


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
        parameters=list_parameters(AgreementFilter, FILTERS),
    )
)
class AgreementList(Agreements, RecordList):
    represent = staticmethod(representations.agreement_card)
    filterset_class = AgreementFilter
    order = ("-sort_date", "-item_id")


@extend_schema_view(
    get=described(
        "One agreement",
        "The whole record: parties, signatures, events, provisions, commitments with their assessments, amounts, links to other "
        'agreements, sources. What nobody states is a value too: `{"value": null, "reason": …}`.',
        ref("Agreement"),
        tag="agreements",
        operation="agreements_detail",
        parameters=[PUBLIC_ID, AS_OF, ON],
        statuses=(400, 404, 410, 414),
    )
)
class AgreementDetail(Agreements, AgreementAnswersOn):
    represent = staticmethod(representations.agreement)
    keeps_history = True
