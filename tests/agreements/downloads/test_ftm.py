"""Entities of FollowTheMoney, read by its own model."""

import json
from datetime import UTC, date

import pytest
from django.utils import translation
from followthemoney import model
from hypothesis import given

from agreements.downloads.certain import exactly, held, in_words, unless_exact
from agreements.downloads.ftm import as_ftm, entities
from agreements.downloads.ftm_entities import country, is_lei
from agreements.generating.registry import generate
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish
from tests.agreements.dated import partial_dates
from tests.agreements.downloads.worlds import META, NOW, live, make_world, of
from tests.factories import make_actor, make_agreement, make_source

TODAY = date(2026, 11, 23)


def read(records) -> dict[str, dict]:
    """By id, each as FollowTheMoney takes it in. Raises when it misses something that its schema requires, or drops a value."""
    found = {}
    for entity in entities(records, TODAY):
        data = entity.as_json()
        model.get(data["schema"]).validate(data)
        taken = model.get_proxy(data, cleaned=False).to_dict()
        assert taken["properties"] == data["properties"]
        assert data["id"] not in found, "once each"
        found[data["id"]] = data
    return found


def ends_fit(found: dict[str, dict]) -> None:
    """Every reference leads to an entity of the file, of a schema that the property admits."""
    for data in found.values():
        for name, values in data["properties"].items():
            property = model.get(data["schema"]).get(name)
            if property.type.name == "entity":
                assert all(model.get(found[value]["schema"]).is_a(property.range) for value in values), (data["id"], name)


def of_schema(found: dict[str, dict], schema: str) -> list[dict]:
    return [data["properties"] for data in found.values() if data["schema"] == schema]


@pytest.mark.django_db
def test_a_world_with_something_in_every_table_is_valid_and_closed():
    make_world()
    ends_fit(read(live()))


@pytest.mark.django_db
def test_a_generated_registry_is_valid_and_closed():
    generate(20, 3, seed=7, progress=lambda *_: None)
    ends_fit(read(live()))


@pytest.mark.django_db
def test_a_single_record_names_whom_it_is_tied_to():
    world = make_world()
    for item in world.values():
        ends_fit(read(of(item)))


@pytest.mark.django_db
def test_a_person_has_names_dates_and_offices_in_their_places():
    world = make_world()
    found = read(of(world["person"]))
    person = found[f"actor-{world['person'].public_id}"]
    properties = person["properties"]
    assert person["schema"] == "Person" and properties["name"] == ["Ada Muster", "Ada Muster-Meier"]
    assert (properties["alias"], properties["weakAlias"], properties["previousName"]) == (["Ада"], ["AM"], ["Ada Vorher"])
    assert (properties["birthDate"], properties["deathDate"], properties["wikidataId"]) == (["1950-02-03"], ["2020"], ["Q42"])
    assert properties["publisher"] == ["The Press"] and properties["retrievedAt"] == ["2026-01-02"]
    assert properties["sourceUrl"][0] == "https://example.org/gazette" and properties["website"] == ["https://example.org/ada"]
    (held,), (office,) = of_schema(found, "Occupancy"), of_schema(found, "Position")
    assert (held["startDate"], held["endDate"], held["status"]) == (["1999"], ["2004-05"], ["ended"])
    assert office["name"] == ["Minister", "Ministerin"] and office["country"] == ["de"]


@pytest.mark.django_db
def test_organisations_and_states_get_the_schema_of_their_class():
    world = make_world()
    found = read(live())
    schemata = {name: found[f"actor-{world[name].public_id}"]["schema"] for name in ("state", "agency", "company", "owner")}
    assert schemata == {"state": "PublicBody", "agency": "PublicBody", "company": "Company", "owner": "Organization"}
    company, owner = (found[f"actor-{world[name].public_id}"]["properties"] for name in ("company", "owner"))
    assert (
        company["leiCode"] == ["529900T8BM49AURSDO55"] and company["notes"] == ["viaf: 77"] and company["incorporationDate"] == ["1990-04"]
    )
    assert "country" not in owner and owner["notes"] == ["Country: XX"]


@pytest.mark.django_db
def test_relations_become_the_links_that_fit():
    world = make_world()
    found = read(live())
    key = {name: f"actor-{item.public_id}" for name, item in world.items()}
    owned = {(data["owner"][0], data["asset"][0]) for data in of_schema(found, "Ownership")}
    assert owned == {(key["owner"], key["company"])}  # owning and "subsidiary of"; an agency is no asset
    assert [data["predecessor"] for data in of_schema(found, "Succession")] == [[key["agency"]]]
    assert [data["member"] for data in of_schema(found, "Membership")] == [[key["agency"]]]
    roles = {data["role"][0] for data in of_schema(found, "UnknownLink") if data["object"][0].startswith("actor-")}
    assert roles == {"advises", "reports to", "is an agency of", "owns"}


@pytest.mark.django_db
def test_an_agreement_is_an_event_with_parties_signatures_and_what_it_amends():
    world = make_world()
    found = read(live())
    event = found[f"agreement-{world['agreement'].public_id}"]["properties"]
    assert (event["name"], event["date"], event["startDate"], event["location"]) == (
        ["Treaty of Strelsau"],
        ["2003-07-08"],
        ["2003-12"],
        ["Strelsau"],
    )
    assert {"Memorandum of understanding", "Railways"} <= {*event["keywords"]} and "unts: I-1" in event["notes"]
    assert any(note.startswith("Amount: 7200000") and "USD" in note for note in event["notes"])
    assert "Commitment: Rails; due: 2005; Fulfilled, as of: 2006" in event["notes"]
    signed = next(data for id, data in ((id, data["properties"]) for id, data in found.items()) if id.startswith("signature-"))
    assert signed["subject"] == [f"actor-{world['person'].public_id}"] and signed["date"] == ["2003-07-08"]
    assert signed["description"] == ["Plenipotentiary"]
    acting = {(data["agent"][0], data["client"][0]) for data in of_schema(found, "Representation")}
    key = {name: f"actor-{item.public_id}" for name, item in world.items()}
    assert acting == {(key["agency"], key["owner"]), (key["person"], key["state"])}
    descriptions = [text for id, data in found.items() if id.startswith("party-") for text in data["properties"]["description"]]
    assert "Signatory: not named in the source" in descriptions
    assert ["amends"] in [data["role"] for data in of_schema(found, "UnknownLink")]


@given(partial_dates)
def test_only_an_exact_date_is_given_as_one_and_every_other_in_words(day):
    value = day.to_json()
    assert exactly(value) == (day.value if day.qualifier == "exact" else "")
    assert bool(exactly(value)) != bool(unless_exact("Signed", value)) and in_words("Signed", value).startswith("Signed: ")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["um 2003", "nicht nach 8.7.2003", "2003-07-08?"])
def test_an_inexact_day_of_signing_is_nowhere_a_date(typed):
    agreement = make_agreement("Rapallo", signed_on=PartialDate.parse(typed), published=True)
    (event,) = (one["properties"] for id, one in read(of(agreement)).items() if id.startswith("agreement-"))
    assert not {"date", "startDate", "endDate"} & event.keys()
    assert any(note.startswith("Signed: ") and "2003" in note for note in event["notes"])


@pytest.mark.django_db
def test_an_office_without_an_end_is_not_current_unless_a_source_shows_it_on_that_day():
    state, person = make_actor("Ruritania", kind="state", published=True), make_actor("Ada")
    for known_on in (None, "2026-11-23"):
        person.positions.create(organization=state, title_en=f"Minister {known_on}", since="1999", known_on=known_on)
    publish(person, by=None)
    statuses = [data.get("status") for data in of_schema(read(of(person)), "Occupancy")]
    assert sorted(statuses, key=str) == [None, ["current"]]


def test_a_tie_of_the_dead_has_ended():
    open_ended = {"since": None, "until": None, "known_on": None}
    died = {"value": "1990", "qualifier": "exact", "as_printed": ""}
    assert held(open_ended, TODAY, died) == "ended" and held(open_ended, TODAY) == ""


@pytest.mark.django_db
def test_the_words_are_english_whatever_the_page_speaks():
    make_world()
    with translation.override("de"):
        german = [json.dumps(entity.as_json()) for entity in entities(live(), TODAY)]
    with translation.override("en"):
        assert german == [json.dumps(entity.as_json()) for entity in entities(live(), TODAY)]


@pytest.mark.django_db
def test_the_file_has_an_entity_a_line_with_licence_and_origin():
    agreement = make_agreement("Rapallo", published=True)
    lines = b"".join(as_ftm([version for _kind, version in of(agreement)], META, "agreement")).decode().splitlines()
    read_again = [model.get_proxy(json.loads(line)) for line in lines]
    assert {"Event", "PublicBody", "UnknownLink"} == {entity.schema.name for entity in read_again}
    assert {json.loads(line)["licence"] for line in lines} == {str(META.licence)}
    assert {json.loads(line)["retrieved_at"] for line in lines} == {NOW.astimezone(UTC).isoformat().replace("+00:00", "Z")}


@pytest.mark.django_db
def test_a_link_whose_source_is_confidential_names_neither_it_nor_the_main_source():
    secret = make_source(title="Tarnkappe", publisher="Tarnkappe", url="https://example.org/tarnkappe", is_confidential=True)
    state = make_actor("Ruritania", kind="state", published=True)
    person = make_actor("Ada", main_source=make_source(publisher="The Press"))
    person.positions.create(organization=state, title_en="Minister", source=secret)
    publish(person, by=None)
    found = read(of(person))
    assert "Tarnkappe" not in str(found) and "tarnkappe" not in str(found)
    assert not {"publisher", "sourceUrl"} & of_schema(found, "Occupancy")[0].keys()


def test_codes_of_countries_are_those_of_the_model():
    known = model.get("Person").get("country").type
    assert (country("KG"), country("SU"), country("XX"), country("")) == ("kg", "suhh", "", "")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    given_out = [country(one + other) for one in letters for other in letters]
    assert all(known.validate(code) for code in given_out if code) and sum(map(bool, given_out)) > 240


def test_a_wrong_lei_is_told_from_a_right_one():
    assert is_lei("529900T8BM49AURSDO55") and not is_lei("529900T8BM49AURSDO56")
