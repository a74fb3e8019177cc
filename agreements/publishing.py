"""How actors and agreements are published: what is frozen, what stops them, what is derived."""

from datetime import date

from newsroom.publishing.shapes import Publishing, Rows, register

from . import citing, renderings
from .chronicle.rows import actor_happenings, agreement_happenings
from .commitments.rows import commitment_rows
from .commitments.standing import SETTLED
from .models import (
    Actor,
    ActorEvent,
    ActorName,
    ActorVersion,
    ActorVersionLink,
    ActorVersionSource,
    Agreement,
    AgreementEvent,
    AgreementLink,
    AgreementVersion,
    AgreementVersionActor,
    AgreementVersionLink,
    AgreementVersionSource,
    AgreementVersionTopic,
    Amount,
    Assessment,
    Commitment,
    Identifier,
    MatchDecision,
    Party,
    Position,
    Provision,
    Relation,
    Signature,
    Source,
    Topic,
)
from .models.rows import FACT_FIELDS, FACT_INHERITS, FACT_PRIVATE, FACT_TOLD_WITH
from .names import sort_key
from .partial_dates import PartialDate
from .problems import actor_problems, agreement_problems
from .provenance.facts import sources_counted
from .slugs import readable_slug
from .standing.courses import standing_rows
from .standing.holding import ties_with_bounds
from .standing.status import status_from

NO_DATE = date(1000, 1, 1)  # sorts behind every date that the partial dates admit


def facts(model, path: str, *fields: str, not_frozen: tuple[str, ...] = (), needs: tuple[str, ...] = ()) -> Rows:
    return Rows(model, path, (*fields, *FACT_FIELDS), FACT_PRIVATE, not_frozen, needs, FACT_TOLD_WITH, FACT_INHERITS)


def identifiers(owner: str, other: str) -> Rows:
    return facts(Identifier, owner, "scheme", "value", not_frozen=(other,))


CITES = {
    Actor: citing.actor,
    Agreement: citing.agreement,
    Position: citing.position,
    Source: citing.source,
    Topic: citing.topic,
}


@register
class ActorPublishing(Publishing):
    item = Actor
    version = ActorVersion
    fields = (
        "kind", "classification", "name_de", "name_en", "description_de", "description_en", "country",
        "began_on", "ended_on", "website", "main_source",
    )  # fmt: skip
    not_frozen = ("sort_key", "keys", "key_version", "merged_into")
    not_content = (MatchDecision,)
    rows = (
        facts(ActorName, "actor", "name", "language", "kind", "since", "until", not_frozen=("script", "keys", "key_version")),
        identifiers("actor", "agreement"),
        facts(Position, "person", "organization", "title_de", "title_en", "since", "until", "known_on", "is_acting"),
        facts(Relation, "subject", "kind", "object", "since", "until"),
        facts(ActorEvent, "actor", "kind", "on", "body", "text_de", "text_en", "is_sensitive"),
    )
    cites = CITES
    emptied = {"name_de": "", "name_en": "", "sort_key": ""}
    renderer = renderings.RENDERER

    def slug(self, actor):
        return readable_slug(actor.name_de or actor.name_en)

    def problems(self, actor, document, at):
        return actor_problems(actor, document, at)

    def columns(self, document, public_id):
        item, rows = document["content"]["item"], document["content"]["rows"]
        labels = [item["name_de"], item["name_en"]]
        return {
            "kind": item["kind"],
            "classification": item["classification"],
            "country": item["country"],
            "name_de": item["name_de"],
            "name_en": item["name_en"],
            "sort_key": sort_key(item["name_de"] or item["name_en"])[:200],
            "search_title": " ".join(filter(None, labels)),
            "search_names": " ".join([*filter(None, labels), *(row["name"] for row in rows["actorname"])]),
            "search_text": " ".join(filter(None, [item["description_de"], item["description_en"], *self.titles(rows)])),
        }

    def titles(self, rows):
        return [row[name] for row in rows["position"] for name in ("title_de", "title_en")]

    def index_rows(self, version):
        rows = version.content["rows"]
        named = ties_with_bounds(rows)
        keys = dict(Actor.objects.filter(public_id__in={key for key, _kind in named}).values_list("public_id", "pk"))
        links = [
            ActorVersionLink(actor_id=keys[key], public_id=key, kind=kind, since_min=since, until_max=until)
            for (key, kind), (since, until) in sorted(named.items())
        ]
        return [*links, *source_rows(ActorVersionSource, version), *actor_happenings(version)]

    def renderings(self, version):
        return renderings.actor(version)


@register
class AgreementPublishing(Publishing):
    item = Agreement
    version = AgreementVersion
    format = 2
    fields = (
        "title_de", "title_en", "short_title_de", "short_title_en", "form", "binding", "text_status", "place_de", "place_en",
        "languages", "topics", "summary_de", "summary_en", "document_file", "main_source",
    )  # fmt: skip
    not_frozen = ("sort_key",)
    rows = (
        identifiers("agreement", "actor"),
        facts(Party, "agreement", "order", "actor", "role", "side", "capacity", "represents"),
        facts(
            Signature, "agreement", "party", "order", "person", "unknown_reason", "capacity_as_printed_de", "capacity_as_printed_en",
            "position", "signed_on",
        ),
        facts(AgreementEvent, "agreement", "kind", "party", "on", "announced_by", "note_de", "note_en", needs=("party",)),
        facts(
            Provision, "agreement", "number", "reference", "kind", "parent", "topic", "text_de", "text_en", "language", needs=("parent",)
        ),
        facts(
            Commitment, "agreement", "order", "provision", "owed_by", "owed_by_not_stated", "beneficiary", "deliverable_de",
            "deliverable_en", "measure_de", "measure_en", "due_status", "due_on", not_frozen=("row_version",), needs=("owed_by",),
        ),
        facts(Assessment, "commitment__agreement", "as_of", "rating", "reason_de", "reason_en"),
        facts(
            Amount, "agreement", "order", "provision", "value", "upper", "exactness", "currency", "kind", "as_of", "note_de", "note_en",
            needs=("provision",),
        ),
        facts(AgreementLink, "agreement", "kind", "other"),
    )  # fmt: skip
    cites = CITES
    emptied = {"title_de": "", "title_en": ""}
    renderer = renderings.RENDERER

    def upgrade(self, content, format):
        """Format 2 has amounts, links and the measure of commitments."""
        rows = {"amount": [], "agreementlink": []} | content["rows"]
        rows["commitment"] = [{"measure_de": "", "measure_en": ""} | row for row in rows["commitment"]]
        return content | {"rows": rows}

    def slug(self, agreement):
        return readable_slug(agreement.short_title_de or agreement.title_de or agreement.short_title_en or agreement.title_en)

    def problems(self, agreement, document, at):
        return agreement_problems(agreement, document, at)

    def columns(self, document, public_id):
        item, rows = document["content"]["item"], document["content"]["rows"]
        day = main_date(rows["agreementevent"])
        titles = [item[name] for name in ("title_de", "title_en", "short_title_de", "short_title_en")]
        texts = [item["summary_de"], item["summary_en"], *(row[name] for row in rows["provision"] for name in ("text_de", "text_en"))]
        parties = [actor[name] for actor in document["cited"].get("actor", {}).values() for name in ("name_de", "name_en")]
        return {
            **{name: item[name] for name in ("title_de", "title_en", "form", "binding", "text_status")},
            "status": status_from((row["kind"], partial(row["on"])) for row in rows["agreementevent"] if "party" not in row),
            "dated": day,
            "sort_date": (day and (day.latest or day.earliest)) or NO_DATE,
            "has_open_commitments": has_open_commitments(rows),
            "has_no_timetable": any(row["due_status"] == Commitment.Due.NONE_PUBLISHED for row in rows["commitment"]),
            "search_title": " ".join(filter(None, titles)),
            "search_names": " ".join(filter(None, parties)),
            "search_text": " ".join(filter(None, texts)),
        }

    def index_rows(self, version):
        content, actors = version.content, version.cited.get("actor", {})
        named = {(row["actor"], row["role"]) for row in content["rows"]["party"]}
        named |= {(row["represents"], "represented") for row in content["rows"]["party"] if "represents" in row}
        named |= {(row["person"], "signatory") for row in content["rows"]["signature"] if "person" in row}
        named |= {(row["announced_by"], "announced_by") for row in content["rows"]["agreementevent"] if "announced_by" in row}
        keys = dict(Actor.objects.filter(public_id__in={key for key, _role in named}).values_list("public_id", "pk"))
        topics = Topic.objects.filter(public_id__in=content["item"]["topics"])
        return [
            *(
                AgreementVersionActor(
                    actor_id=keys[key], public_id=key, role=role, country=actors[key]["country"], sort_date=version.sort_date
                )
                for key, role in sorted(named)
            ),
            *(AgreementVersionTopic(topic=topic, sort_date=version.sort_date) for topic in topics),
            *link_rows(version),
            *source_rows(AgreementVersionSource, version),
            *standing_rows(version),
            *commitment_rows(version),
            *agreement_happenings(version),
        ]

    def renderings(self, version):
        return renderings.agreement(version)


def link_rows(version) -> list[AgreementVersionLink]:
    """For the way back: the other agreement's page lists this one."""
    named = sorted({(row["other"], row["kind"]) for row in version.content["rows"]["agreementlink"]})
    keys = dict(Agreement.objects.filter(public_id__in={key for key, _kind in named}).values_list("public_id", "pk"))
    return [AgreementVersionLink(other_id=keys[key], public_id=key, kind=kind, sort_date=version.sort_date) for key, kind in named]


def source_rows(model: type[ActorVersionSource | AgreementVersionSource], version) -> list:
    """One for each source that facts of the version rest on, as its own page lists them."""
    counted, cited = sources_counted(version.document), version.cited.get("source", {})
    return [model(public_id=key, kind=cited[key]["kind"], facts=facts) for key, facts in sorted(counted.items())]


def partial(value: dict | None) -> PartialDate | None:
    return value and PartialDate.from_json(value)


def main_date(events: list[dict]) -> PartialDate | None:
    """The day that stands for the agreement in lists: signed, else announced, else whatever is dated first."""
    dated = [(row["kind"], partial(row["on"])) for row in events if row["on"] and "party" not in row]
    for kind in ("signed", "announced"):
        if days := [day for found, day in dated if found == kind]:
            return days[0]
    return min((day for _kind, day in dated), key=lambda day: day.earliest or day.latest, default=None)


def has_open_commitments(rows: dict) -> bool:
    """Whether any commitment's latest assessment (or the lack of one) leaves it open."""
    latest = {row["commitment"]: row["rating"] for row in sorted(rows["assessment"], key=lambda row: partial(row["as_of"]).sort_key)}
    return any(latest.get(row["uid"]) not in SETTLED for row in rows["commitment"])
