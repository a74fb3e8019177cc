"""Every named rule of the registry, and every way to break it: a row saved by code, plain SQL, the desk's form, an import."""

import csv
from io import BytesIO, StringIO

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from agreements import models as records
from agreements.fields import PartialDateField
from agreements.importing import runs
from agreements.models.relations import relation_problem
from newsroom.publishing.models import IndexRow, Rendering, Version
from tests.agreements.rules_table import REFERRED_TO, RULES, TOLD_APART, VALID, World, filled
from tests.factories import make_actor, make_source, make_topic
from tests.newsroom.admin.conftest import client_of
from tests.newsroom.admin.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World()


def broken_row(rule, world: World) -> tuple[models.Model, dict]:
    """A valid row, saved, and the values that would break it."""
    row = VALID[rule.model](world)
    if rule.also is not None:
        rule.also(world)
    values = filled(rule.broken, world)
    if "via" in values and values["via"] != "self" and rule.model is records.Source:
        return row, values
    return row, {name: row if value == "self" else value for name, value in values.items()}


def refused_by(act) -> str:
    """The name of the rule that the database answers with; empty when it accepts."""
    try:
        with transaction.atomic():
            act()
            connection.check_constraints()
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return ""


def save_with(row: models.Model, values: dict) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def write(row: models.Model, values: dict) -> None:
    """Past the models: one UPDATE."""
    fields = [row._meta.get_field(name) for name in values]
    keys = [getattr(value, "pk", value) if field.is_relation else value for field, value in zip(fields, values.values(), strict=True)]
    raw = [field.get_db_prep_save(key, connection) for field, key in zip(fields, keys, strict=True)]
    settings = ", ".join(f'"{field.column}" = %s' for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{row._meta.db_table}" SET {settings} WHERE id = %s', [*raw, row.pk])  # noqa: S608


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_neither_code_nor_sql_gets_past_a_rule(rule, world):
    row, values = broken_row(rule, world)
    assert refused_by(lambda: row.save()) == ""
    assert refused_by(lambda: write(row, values)) == rule.name
    assert refused_by(lambda: save_with(row, values)) == rule.name


# Forms: the page of the record, and the prefix of the rows on it.
FORMS = {
    records.Actor: ("actor", "", ""),
    records.ActorName: ("actor", "actor", "names"),
    records.Identifier: ("actor", "actor", "identifiers"),
    records.Position: ("actor", "person", "positions"),
    records.Relation: ("actor", "subject", "relations"),
    records.Agreement: ("agreement", "", ""),
    records.Party: ("agreement", "agreement", "parties"),
    records.Signature: ("agreement", "agreement", "signatures"),
    records.AgreementEvent: ("agreement", "agreement", "events"),
    records.Provision: ("agreement", "agreement", "provisions"),
    records.Commitment: ("agreement", "agreement", "commitments"),
    records.Amount: ("agreement", "agreement", "amounts"),
    records.AgreementLink: ("agreement", "agreement", "links"),
    records.Source: ("source", "", ""),
    records.Topic: ("topic", "", ""),
}


def post(editor, row: models.Model, values: dict):
    """The row's own form, or the line of its owner's form, with these values."""
    page, owner, prefix = FORMS[type(row)]
    url = f"/admin/agreements/{page}/{(getattr(row, owner) if owner else row).pk}/change/"
    data = form_of(editor.get(url))
    before = next(name.removesuffix("id") for name, value in data.items() if prefix and is_line(name, value, prefix, row)) if prefix else ""
    typed = {f"{before}{name}": as_typed(value) for name, value in values.items()}
    return editor.post(url, {name: value for name, value in (data | typed | {"_save": "1"}).items() if value is not None})


def is_line(name: str, value: list, prefix: str, row: models.Model) -> bool:
    return name.startswith(f"{prefix}-") and name.endswith("-id") and value == [str(row.pk)]


def as_typed(value):
    if isinstance(value, models.Model):
        return str(value.pk)
    return "on" if value is True else "" if value is None else str(value)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.sentence], ids=str)
def test_the_desk_answers_with_a_sentence(rule, world):
    row, values = broken_row(rule, world)
    answer = post(client_of("editor"), row, values)
    assert answer.status_code == 200
    assert rule.sentence in answer.content.decode()


BESIDE = {"unknown_reason": {"person": None, "position": None}}  # so that only the word is wrong


def words_of(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.local_concrete_fields if field.choices]


@pytest.mark.parametrize(
    "model", [model for model in VALID if words_of(model) and model is not records.LikelyPair], ids=lambda m: m.__name__
)
def test_an_enumeration_holds_its_words_and_no_other(model, world):
    row = VALID[model](world)
    names = words_of(model)
    expected = {name: f"{model._meta.model_name}_{name}_is_known" for name in names}
    assert {name: refused_by(lambda name=name: write(row, {name: "x"} | BESIDE.get(name, {}))) for name in names} == expected


@pytest.mark.parametrize("model", VALID, ids=lambda model: model.__name__)
def test_a_date_that_is_none_is_refused(model, world):
    row = VALID[model](world)
    for field in (field for field in model._meta.local_concrete_fields if isinstance(field, PartialDateField)):
        sql = f'UPDATE "{model._meta.db_table}" SET "{field.column}" = %s WHERE id = %s'  # noqa: S608
        name = f"agreements_{model._meta.model_name}_{field.name}_form"
        assert refused_by(lambda sql=sql: connection.cursor().execute(sql, ['{"value": "2023-13"}', row.pk])) == name


def test_an_end_that_is_uncertain_may_lie_before_the_beginning(world):
    position = world.position
    position.since, position.until = records.Position(since="1900").since, type(position.since)("1899", "about")
    assert refused_by(position.save) == ""
    position.until = type(position.since)("1899", "not_before")
    assert refused_by(position.save) == ""


@pytest.mark.parametrize("model, make", [(records.Source, make_source), (records.Topic, make_topic)], ids=["via", "parent"])
def test_a_chain_never_closes_whatever_its_length(model, make):
    step = {records.Source: "via", records.Topic: "parent"}[model]
    first = make()
    last = make(**{step: make(**{step: first})})
    assert refused_by(lambda: write(first, {step: last})) == f"{model._meta.model_name}_{step}_leads_in_no_circle"
    with pytest.raises(ValidationError):
        setattr(first, step, last)
        first.clean()


def test_a_provision_is_not_part_of_its_own_parts(world):
    paragraph = VALID[records.Provision](world)
    assert refused_by(lambda: write(world.article, {"parent": paragraph})) == "provision_parent_leads_in_no_circle"
    answer = post(client_of("editor"), world.article, {"parent": paragraph})
    assert answer.status_code == 200 and "one of its own parts" in answer.content.decode()


def test_an_actor_is_merged_once_until_that_is_undone(world):
    VALID[records.Merge](world)
    again = records.Merge(survivor=world.body, merged=world.other_person)
    assert refused_by(again.save) == "merge_once_until_undone"


def test_a_kind_stands_still_while_rows_rest_on_it(world):
    VALID[records.Relation](world)
    assert refused_by(lambda: write(world.person, {"kind": "state"})) == "position_is_held_by_a_person"
    assert refused_by(lambda: write(world.state, {"kind": "person"})) == "position_is_not_in_a_person"
    assert refused_by(lambda: write(world.body, {"kind": "state", "classification": ""})) == "relation_fits_its_actors"
    answer = post(client_of("editor"), world.person, {"kind": "state"})
    assert answer.status_code == 200 and "Only persons hold positions and sign" in answer.content.decode()


def test_the_database_and_the_sentence_agree_on_every_relation(world):
    actors = {kind: [make_actor(kind=kind) for _ in range(2)] for kind in ("person", "organization", "state")}
    for subject in actors:
        for kind in records.Relation.Kind:
            for other in actors:
                row = records.Relation(subject=actors[subject][0], kind=kind, object=actors[other][1])
                refused = bool(relation_problem(subject, kind, other))
                assert (refused_by(row.save) == "relation_fits_its_actors") is refused


# Imports: what a file would have to say to break a rule of a table that can be imported.
def ada(world: World) -> str:
    return world.person.public_id


def pact(world: World) -> str:
    return world.agreement.public_id


IMPORTED = {
    "actor_has_a_name": ("actors", {"kind": "person", "name_de": "", "country": "KG"}),
    "actor_only_organizations_have_a_class": ("actors", {"kind": "person", "name_de": "X", "classification": "ngo"}),
    "actor_country_is_iso_3166": ("actors", {"kind": "person", "name_de": "X", "country": "Nowhereland"}),
    "actor_website_leads_to_the_web": ("actors", {"kind": "person", "name_de": "X", "website": "javascript:x"}),
    "actor_ends_after_it_begins": ("actors", {"kind": "person", "name_de": "X", "began_on": "1900", "ended_on": "1899"}),
    "actor_kind_is_known": ("actors", {"kind": "robot", "name_de": "X"}),
    "identifier_has_the_form_of_its_scheme": ("actors", {"kind": "person", "name_de": "X", "identifiers": "wikidata:q42x"}),
    "actor_name_is_not_blank": ("names", {"actor": ada, "name": " "}),
    "actor_name_ends_after_it_begins": ("names", {"actor": ada, "name": "X", "since": "1900", "until": "1899"}),
    "position_has_a_title": ("positions", {"person": ada, "organization": lambda world: world.state.public_id, "title_de": ""}),
    "position_is_not_in_oneself": ("positions", {"person": ada, "organization": ada, "title_de": "Amt"}),
    "position_is_not_in_a_person": (
        "positions",
        {"person": ada, "organization": lambda world: world.other_person.public_id, "title_de": "Amt"},
    ),
    "position_is_held_by_a_person": (
        "positions",
        {"person": lambda world: world.body.public_id, "organization": lambda world: world.state.public_id, "title_de": "Amt"},
    ),
    "position_ends_after_it_begins": (
        "positions",
        {"person": ada, "organization": lambda world: world.state.public_id, "title_de": "Rat", "since": "1900", "until": "1899"},
    ),
    "position_is_not_known_before_it_begins": (
        "positions",
        {"person": ada, "organization": lambda world: world.state.public_id, "title_de": "Rat", "since": "1900", "known_on": "1899"},
    ),
    "agreement_has_a_title": ("agreements", {"title_de": "", "form": "mou", "place_de": "Rom"}),
    "agreement_form_is_known": ("agreements", {"form": "kiss", "title_de": "X"}),
    "party_acts_on_behalf_of_somebody": ("parties", {"agreement": pact, "actor": ada, "capacity": "on_behalf"}),
    "party_does_not_represent_itself": ("parties", {"agreement": pact, "actor": ada, "capacity": "on_behalf", "represents": ada}),
    "event_party_is_of_its_agreement": ("events", {"agreement": pact, "kind": "ratified", "party": lambda world: world.body.public_id}),
    "agreementevent_kind_is_known": ("events", {"agreement": pact, "kind": "kissed"}),
    "commitment_has_a_deliverable": ("commitments", {"agreement": pact, "deliverable_de": "", "due_status": "open_ended"}),
    "commitment_is_dated_with_a_date": ("commitments", {"agreement": pact, "deliverable_de": "X", "due_status": "dated"}),
    "commitment_debtor_is_of_its_agreement": (
        "commitments",
        {"agreement": pact, "deliverable_de": "X", "owed_by": lambda world: world.body.public_id},
    ),
    "commitment_is_not_owed_to_its_debtor": (
        "commitments",
        {
            "agreement": pact,
            "deliverable_de": "X",
            "owed_by": lambda world: world.state.public_id,
            "beneficiary": lambda world: world.state.public_id,
        },
    ),
    "source_title_is_not_blank": ("sources", {"title": " ", "kind": "media"}),
    "source_addresses_lead_to_the_web": ("sources", {"title": "X", "kind": "media", "url": "javascript:x"}),
    "source_kind_is_known": ("sources", {"title": "X", "kind": "rumour"}),
}


@pytest.mark.parametrize("name", IMPORTED)
def test_an_import_refuses_the_row_with_a_sentence(name, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    table, row = IMPORTED[name]
    row = filled(row, world)
    text = StringIO()
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    run = runs.check(runs.create(BytesIO(text.getvalue().encode()), name="file.csv", table=table, language="en"))
    lines = [line for line in run.lines.all() if line.table == table]
    assert [line.outcome for line in lines] == ["refused"], [line.messages for line in lines]
    assert all(message["text"].endswith(".") for line in lines for message in line.messages)


def named_rules() -> set[str]:
    """Of all the desk's tables of the registry, as the database has them; Django's own names (keys, sizes, dates' forms) left out."""
    derived = (Version, IndexRow, Rendering)
    desk = [model for model in apps.get_app_config("agreements").get_models() if not issubclass(model, derived)]
    declared = {constraint.name for model in desk for constraint in model._meta.constraints}  # with those that are partial indexes
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid "
            "WHERE relname = ANY(%s) AND contype IN ('c', 'u', 'x', 't', 'f') AND conname NOT LIKE 'agreements\\_%%'",
            [[model._meta.db_table for model in desk]],
        )
        return {name for (name,) in cursor.fetchall()} | {name for name in declared if not name.startswith("agreements_")}


# Of the machinery of imports and retractions, not of the registry's content; tested with it.
MACHINERY = {"columnpreset_one_per_header", "retraction_once_at_a_time"}


def test_every_named_rule_is_in_the_table():
    words = {f"{model._meta.model_name}_{name}_is_known" for model in VALID for name in words_of(model)}
    rules = {rule.name for rule in RULES}
    assert named_rules() - words == (rules | TOLD_APART | REFERRED_TO | MACHINERY)
