"""`/api/v1/agreements/<id>/lineage/`: the agreements that its links lead to in either direction, step by step, and these links."""

from drf_spectacular.utils import extend_schema_view

from agreements.family.walking import MOST, STEPS, Family, Member, Related, family_of
from newsroom.rest.resources import RecordDetail
from newsroom.rest.schema import PUBLIC_ID, described, ref
from newsroom.rest.shapes import reference, texts

from .agreements import Agreements


@extend_schema_view(
    get=described(
        "The lineage of one agreement",
        "All that links of live agreements lead to from here, in either direction: what it amends, supersedes, implements, extends, renews "
        f"or supplements, and so on. At most {MOST} agreements, the nearest ones, and {STEPS} steps; `has_more` says if there is more. "
        "What is only related is named, and not followed.",
        ref("AgreementLineage"),
        tag="agreements",
        operation="agreements_lineage",
        parameters=[PUBLIC_ID],
        statuses=(400, 404, 410, 414),
    )
)
class AgreementLineage(Agreements, RecordDetail):
    """Two queries; two more after a miss."""

    def get(self, request, public_id: str):
        family = family_of(public_id, "de")  # titles are told in both languages, whatever the card says
        return self.after_a_miss(public_id) if family is None else self.answer(shown(family), until=family.until)

    def after_a_miss(self, public_id: str, as_of=None):
        response = super().after_a_miss(public_id, as_of)
        response.headers["Location"] = response.headers["Location"].partition("?")[0] + "lineage/"
        return response


def shown(family: Family) -> dict:
    return {
        "agreement": named(family.start),
        "nodes": [node(one) for one in family.members],
        "edges": [{"from": tie.source, "kind": kind, "to": tie.target} for tie in family.ties for kind in tie.kinds],
        "related": [{"agreement": named(one), "to": one.to.public_id} for one in family.related],
        "has_more": family.has_more or family.has_more_ties,
    }


def named(one: Member | Related) -> dict:
    return reference("agreement", one.public_id, texts(one._asdict(), "title"))


def node(member: Member) -> dict:
    dated = member.dated and member.dated.api()
    return named(member) | {"form": member.form, "status": member.status, "dated": dated, "steps": member.step}
