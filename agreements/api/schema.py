"""The registry's part of the API's description."""

from agreements import vocabulary as words
from newsroom.rest.schema import (
    BOOLEAN,
    DATE,
    ID,
    INTEGER,
    STRING,
    TIME,
    URL,
    Schema,
    array,
    enum,
    facts,
    known,
    nullable,
    obj,
    page_of,
    ref,
    reference,
)  # fmt: skip

UID: Schema = {"type": "string", "description": "Stays the same from version to version."}
TEXTS, DAY, OPTIONAL_DAY = ref("Texts"), ref("PartialDate"), nullable(ref("PartialDate"))
TEXT = nullable(STRING)
ACTOR, TOPIC = ref("ActorReference"), ref("TopicReference")
DECIMAL: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$", "description": "A sum, as text: every digit counts."}
SPAN = {"since": OPTIONAL_DAY, "until": OPTIONAL_DAY}
# What stands beside every fact: what it rests on (its own source, or else the record's main source), and where in it.
DIFFERS: Schema = {
    "description": "What answers the same question differently: ids of facts of this record, or `began_on` and `ended_on` of an actor.",
    **array(STRING),
}
FACT = {"id": UID, "source": known(ID, ["withheld", "not_stated"]), "locator": TEXT, "excerpt": TEXT, "differs_from": DIFFERS}
SOURCE_TEXTS = dict.fromkeys(("publisher", "author", "url", "archived_url", "language"), TEXT)
SOURCE = {"title": TEXT, "kind": enum(words.SourceKind), **SOURCE_TEXTS, "published_on": OPTIONAL_DAY, "retrieved_on": nullable(DATE)}
SOURCE |= {
    "retracted": nullable(obj("When it was retracted, and why.", on=DATE, reason=TEXTS)),
    "via": nullable(obj("The report through which it is known.", title=TEXT, kind=enum(words.SourceKind), publisher=TEXT, url=TEXT)),
}
source_card = {"id": ID, "api_url": URL, "html_url": obj(de=URL, en=URL), **SOURCE}

POSSIBLE_STATUS = obj(
    "A status as far as dates, which are often known in part, let it be told.",
    certain=nullable(enum(words.PartyStatus)),
    possible=array(enum(words.PartyStatus), minItems=1),
)
BOUNDS = obj("The first and the last day that it may have been; null on an open side.", earliest=nullable(DATE), latest=nullable(DATE))
STANDINGS = array(
    obj(
        "It began on a day of `since`, and held no longer on a day of `until`. It is possible from `since.earliest` to before "
        "`until.latest`, and certain from `since.latest` to before `until.earliest`.",
        status=enum(words.Status),
        since=BOUNDS,
        until=BOUNDS,
    )
)
HELD = enum(["certainly", "possibly", "unknown"])
ASKED = {"day": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}, "earliest": DATE, "latest": DATE}


def with_on(name: str, schema: Schema) -> Schema:
    """The field that is there only when `on` was asked for."""
    return schema | {"properties": schema["properties"] | {"on": ref(name)}}


actor_card = {
    "kind": enum(words.ActorKind),
    "classification": nullable(enum(words.Classification)),
    "name": TEXTS,
    "description": TEXTS,
    "country": nullable({"type": "string", "pattern": "^[A-Z]{2}$"}),
}
agreement_card = {
    "title": TEXTS,
    "short_title": TEXTS,
    "form": enum(words.Form),
    "binding": enum(words.Binding),
    "text_status": enum(words.TextStatus),
    "status": enum(words.Status),
    "dated": nullable(obj("The event that stands for the agreement in lists.", kind=enum(words.AgreementEventKind), on=DAY)),
    "parties": array(ref("Party")),
    "topics": array(TOPIC),
}
identifiers = array(obj(**FACT, scheme=enum(words.Scheme), value=STRING))
evidence = {"identifiers": identifiers, "main_source": nullable(ID), "sources": array(ref("Source"))}
position_held = obj("A position as it was copied when this version was published.", id=UID, title=TEXTS, organization=TEXTS, **SPAN)

COMPONENTS = {
    "ActorReference": reference("actor"),
    "AgreementReference": reference("agreement"),
    "TopicReference": reference("topic"),
    "Source": obj("What a fact rests on.", id=ID, **SOURCE),
    "SourceCard": obj("What facts of live records rest on, and its page.", **source_card),
    "SourcePage": page_of(ref("SourceCard")),
    "SourceDetail": obj(
        "A source, and a page of what rests on it.",
        **source_card,
        next=nullable(URL),
        previous=nullable(URL),
        results=array(
            obj(
                record=reference("actor", "agreement"),
                is_main_source=BOOLEAN,
                facts=array(obj(id=UID, part=enum(sorted({*words.PARTS.values()})), name=TEXTS, locator=TEXT, excerpt=TEXT)),
            )
        ),
    ),
    "ActorCard": obj(**facts(), **actor_card),
    "ActorOn": obj(
        "Which of the actor's positions and relations held, who held a position there, and what agreements were in force for it.",
        **ASKED,
        positions=array(obj(id=UID, title=TEXTS, organization=ACTOR, held=HELD)),
        relations=array(obj(id=UID, kind=enum(words.RelationKind), object=ACTOR, held=HELD)),
        holders=array(obj(person=ACTOR, title=TEXTS, **SPAN, held=HELD)),
        agreements=array(obj(agreement=ref("AgreementReference"), held=enum(["certainly", "possibly"]))),
        has_more=BOOLEAN,
    ),
    "Actor": obj(
        **facts(),
        **actor_card,
        began_on=OPTIONAL_DAY,
        ended_on=OPTIONAL_DAY,
        website=TEXT,
        names=array(obj(**FACT, name=STRING, language=TEXT, script=STRING, kind=enum(words.NameKind), **SPAN)),
        positions=array(obj(**FACT, title=TEXTS, organization=ACTOR, **SPAN, known_on=OPTIONAL_DAY, is_acting=BOOLEAN)),
        relations=array(obj(**FACT, kind=enum(words.RelationKind), object=ACTOR, **SPAN)),
        events=array(obj(**FACT, kind=enum(words.ActorEventKind), on=OPTIONAL_DAY, body=nullable(ACTOR), text=TEXTS)),
        **evidence,
    ),
    "ActorPage": page_of(ref("ActorCard")),
    "Party": obj(
        "An actor's part in an agreement.",
        **FACT,
        actor=ACTOR,
        role=enum(words.Role),
        side=nullable(INTEGER),
        capacity=known(enum(one for one in words.Capacity if one != "not_stated"), ["not_stated"]),
        represents=nullable(ACTOR),
        status=nullable(POSSIBLE_STATUS),
        standings=STANDINGS,
    ),
    "AgreementOn": obj(
        "How the agreement stood, as a whole and for each party, and what had happened.",
        **ASKED,
        status=POSSIBLE_STATUS,
        parties=array(obj(id=UID, actor=ACTOR, status=POSSIBLE_STATUS)),
        events=array(obj(id=UID, kind=enum(words.AgreementEventKind), happened=HELD)),
    ),
    "AgreementCard": obj(**facts(), **agreement_card),
    "Agreement": obj(
        **facts(),
        **agreement_card,
        standings=STANDINGS,
        place=TEXTS,
        languages=array(STRING),
        summary=TEXTS,
        document_url=nullable(URL),
        signatures=array(
            obj(
                **FACT,
                party=nullable(UID),
                signatory=known(ACTOR, words.UnknownSignatory),
                capacity_as_printed=TEXTS,
                position=nullable(position_held),
                position_held=nullable(enum(words.Authority)),
                signed_on=OPTIONAL_DAY,
            )
        ),
        events=array(
            obj(
                **FACT,
                kind=enum(words.AgreementEventKind),
                on=OPTIONAL_DAY,
                party=nullable(UID),
                announced_by=nullable(ACTOR),
                note=TEXTS,
            )
        ),
        provisions=array(
            obj(
                **FACT,
                number=INTEGER,
                reference=TEXT,
                kind=enum(words.ProvisionKind),
                parent=nullable(UID),
                topic=nullable(TOPIC),
                text=TEXTS,
                language=TEXT,
            )
        ),
        commitments=array(
            obj(
                **FACT,
                provision=nullable(UID),
                owed_by=known(obj(party=UID, actor=ACTOR), ["not_stated"]),
                beneficiary=nullable(obj("Whom it is owed to.", party=UID, actor=ACTOR)),
                deliverable=TEXTS,
                measure=TEXTS,
                due=known(DAY, [one for one in words.Due if one != "dated"]),
                assessments=array(obj(**FACT, as_of=DAY, rating=enum(words.Rating), reason=TEXTS)),
            )
        ),
        amounts=array(
            obj(
                **FACT,
                kind=enum(words.AmountKind),
                exactness=enum(words.Exactness),
                value=DECIMAL,
                upper=nullable(DECIMAL),
                currency={"type": "string", "pattern": "^[A-Z]{3}$"},
                provision=nullable(UID),
                as_of=OPTIONAL_DAY,
                note=TEXTS,
            )
        ),
        links=array(obj(**FACT, kind=enum(words.LinkKind), agreement=ref("AgreementReference"))),
        **evidence,
    ),
    "AgreementPage": page_of(ref("AgreementCard")),
    "RecordVersion": obj(
        "A version in a record's history. Of an emptied one only its number and its time are told.",
        number={"type": "integer", "minimum": 1},
        change=nullable(enum(["first", "minor", "major", "correction"])),
        change_note=TEXT,
        visible_from=TIME,
        visible_until=nullable(TIME),
        is_redacted=BOOLEAN,
        url=nullable(URL),
        as_of_url=nullable(URL),
        html_url=nullable(obj("The permanent address of this version, in both languages.", de=URL, en=URL)),
    ),
    "RecordVersionPage": page_of(ref("RecordVersion")),
    "RecordDifference": obj(
        "A fact that was added, removed or changed, or a value of the record itself; `part` is its name in the representation.",
        part=STRING,
        id=nullable(STRING),
        change=enum(["added", "removed", "changed"]),
        fields={**array(STRING), "description": "The names within the fact whose values differ."},
        before={"description": "As the first version has it; null where it has none."},
        after={"description": "As the second version has it; null where it has none."},
    ),
    "RecordComparison": obj(**{"from": ref("RecordVersion"), "to": ref("RecordVersion")}, differences=array(ref("RecordDifference"))),
    "AgreementLineage": obj(
        agreement=ref("AgreementReference"),
        nodes=array(
            obj(
                "In order of time. `steps` says how many links away it is; its date is that of the signing, else the first that is known.",
                id=ID,
                kind=enum(["agreement"]),
                name=TEXTS,
                url=URL,
                form=enum(words.Form),
                status=enum(words.Status),
                dated=OPTIONAL_DAY,
                steps=INTEGER,
            )
        ),
        edges=array(obj("What one node does to another.", **{"from": ID, "kind": enum(words.LinkKind), "to": ID})),
        related=array(obj("An agreement outside that is related to the node `to`.", agreement=ref("AgreementReference"), to=ID)),
        has_more=BOOLEAN,
    ),
    "Topic": obj(
        id=ID,
        url=URL,
        html_url=obj(de=URL, en=URL),
        slug=STRING,
        name=TEXTS,
        description=TEXTS,
        parent=nullable(TOPIC),
    ),
    "TopicPage": page_of(ref("Topic")),
}
COMPONENTS |= {name: with_on(f"{name}On", COMPONENTS[name]) for name in ("Actor", "Agreement")}
