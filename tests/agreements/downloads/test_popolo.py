"""The register in Popolo's classes, validated by the specification's own JSON schemas (tests/data/popolo)."""

import json
from pathlib import Path

import pytest
from django.utils import translation
from jsonschema import Draft3Validator
from referencing import Registry
from referencing.jsonschema import DRAFT3

from agreements.downloads.popolo import COLLECTIONS, as_popolo, popolo_file
from agreements.generating.registry import generate
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish
from tests.agreements.downloads.worlds import META, live, make_world, of
from tests.factories import make_actor, make_agreement, make_source

SCHEMAS = {path.stem: json.loads(path.read_text()) for path in (Path(__file__).parents[2] / "data/popolo").glob("*.json")}
KNOWN = Registry().with_resources([(schema["id"], DRAFT3.create_resource(schema)) for schema in SCHEMAS.values()])
CLASSES = dict(zip(COLLECTIONS, ("person", "organization", "post", "membership", "event"), strict=True))

pytestmark = pytest.mark.django_db


def validator(name: str) -> Draft3Validator:
    return Draft3Validator(SCHEMAS[name], registry=KNOWN, format_checker=Draft3Validator.FORMAT_CHECKER)


def read(records) -> dict[str, list[dict]]:
    """Raises where an object is not valid, or stands twice, or names one that is not in the file."""
    found = json.loads(b"".join(popolo_file(records, {"title": "Test"})))
    for collection, name in CLASSES.items():
        for one in found[collection]:
            validator(name).validate(one)
        keys = [one["id"] for one in found[collection]]
        assert len(keys) == len({*keys})
    for event in found["events"]:
        for party in event.get("parties", []):
            validator("membership").validate(party)
    ends_are_there(found)
    return found


def ends_are_there(found: dict) -> None:
    keys = {name: {one["id"] for one in found[name]} for name in COLLECTIONS}
    everywhere = [*found["memberships"], *found["posts"], *(party for event in found["events"] for party in event.get("parties", []))]
    for one in everywhere:
        assert one.get("person_id") is None or one["person_id"] in keys["persons"]
        assert one.get("post_id") is None or one["post_id"] in keys["posts"]
        assert one.get("organization_id") is None or one["organization_id"] in keys["organizations"]
        assert one.get("on_behalf_of_id") is None or one["on_behalf_of_id"] in keys["persons"] | keys["organizations"]


def test_the_schemas_refuse_what_is_wrong():
    assert not validator("person").is_valid({"birth_date": "about 1900"})
    assert not validator("event").is_valid({"attendees": [{"identifiers": [{"scheme": "x"}]}]})


def test_a_world_with_something_in_every_table_is_valid():
    make_world()
    found = read(live())
    assert {name: len(found[name]) > 0 for name in COLLECTIONS} == dict.fromkeys(COLLECTIONS, True)


def test_a_generated_registry_is_valid():
    generate(20, 3, seed=7, progress=lambda *_: None)
    read(live())


def test_an_office_is_a_post_and_holding_it_a_membership():
    world = make_world()
    found = read(of(world["person"]))
    (person, *_others), (post,) = found["persons"], found["posts"]
    assert (person["birth_date"], person["death_date"]) == ("1950-02-03", "2020")
    assert {"name": "Ада", "lang": "ru", "note": "Transliteration"} in person["other_names"]
    assert {"name": "Ada Vorher", "note": "Former name", "end_date": "1970"} in person["other_names"]
    assert person["identifiers"] == [{"scheme": "wikidata", "identifier": "Q42"}]
    assert person["sources"] == [{"url": "https://example.org/gazette", "note": "Gazette"}]
    (held,) = (one for one in found["memberships"] if "post_id" in one)
    assert held["person_id"] == world["person"].public_id and held["post_id"] == post["id"]
    assert (held["role"], held["start_date"], held["end_date"]) == ("Minister", "1999", "2004-05")


def test_an_organisation_belongs_to_its_parent():
    world = make_world()
    (agency,) = (one for one in read(of(world["agency"]))["organizations"] if one["id"] == world["agency"].public_id)
    assert agency["parent_id"] == world["owner"].public_id and agency["classification"] == "public_body"
    assert agency["area"] == {"identifier": "DE", "classification": "country"}


def test_an_agreement_is_an_event_which_its_signatories_attend():
    world = make_world()
    (event,) = read(of(world["agreement"]))["events"]
    assert (event["name"], event["start_date"], event["location"]) == ("Treaty of Strelsau", "2003-07-08", "Strelsau")
    assert event["attendees"] == [{"id": world["person"].public_id, "name": "Ada Muster"}]
    acting = [party.get("on_behalf_of_id") for party in event["parties"]]
    assert acting == [None, world["owner"].public_id]


def test_what_is_not_exact_stands_in_words_only():
    state, person = make_actor("Ruritania", kind="state", published=True), make_actor("Ada", began_on=PartialDate.parse("um 1900"))
    person.positions.create(organization=state, title_en="Minister", since=PartialDate.parse("nicht nach 1930"))
    agreement = make_agreement("Rapallo", signed_on=PartialDate.parse("um 1922"))
    publish(person, agreement, by=None)
    found = read(of(person, agreement))
    (who,) = (one for one in found["persons"] if one["id"] == person.public_id)
    assert "birth_date" not in who and "Born: about 1900" in who["biography"]
    (held,), (event,) = found["memberships"], found["events"]
    assert "start_date" not in held and held["label"] == "Minister, Ruritania, from: not after 1930"
    assert "start_date" not in event and "Signed: about 1922" in event["description"]


def test_a_confidential_source_is_nowhere():
    secret = make_source(title="Tarnkappe", url="https://example.org/tarnkappe", is_confidential=True)
    person = make_actor("Ada", main_source=secret)
    person.positions.create(organization=make_actor("Ruritania", kind="state", published=True), title_en="Minister")
    publish(person, by=None)
    assert "arnkappe" not in json.dumps(read(of(person)))


def test_the_file_says_of_itself_what_it_is_and_its_words_are_english():
    agreement = make_agreement("Rapallo", published=True)
    with translation.override("de"):
        found = json.loads(b"".join(as_popolo([version for _kind, version in of(agreement)], META, "agreement")))
    assert found["meta"]["retrieved_from"] == META.retrieved_from and found["meta"]["licence"]["name"] == "CC-BY-4.0"
    assert found["events"][0]["parties"][0]["label"] == "Party, not stated"
