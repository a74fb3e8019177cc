"""Sources in the API, and what the facts say of them."""

import pytest

from agreements.models import Position
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_source
from tests.newsroom.api.asking import ask, ids, refused

pytestmark = pytest.mark.django_db


def test_a_source_lists_its_records_with_their_facts(client):
    source = make_source(title="Handbook", kind="registry", retracted_on="2026-02-03", retraction_reason_en="Forged.")
    person, state = make_actor("Rathenau"), make_actor("Reich", kind="state")
    position = Position.objects.create(
        person=person, organization=state, title_de="Minister", title_en="Secretary", source=source, locator="p. 3", excerpt="“was named”"
    )
    publish(person, make_agreement("Rapallo", main_source=source), by=None)
    data = ask(client, f"sources/{source.public_id}/", "SourceDetail")
    assert (data["title"], data["kind"], data["retracted"]["on"]) == ("Handbook", "registry", "2026-02-03")
    told = {one["record"]["name"]["de"]: one for one in data["results"]}
    assert told["Rathenau"]["facts"] == [
        {
            "id": position.uid,
            "part": "positions",
            "name": {"de": "Minister, Reich", "en": "Secretary, Reich"},
            "locator": "p. 3",
            "excerpt": "“was named”",
        }
    ]
    assert (told["Rathenau"]["is_main_source"], told["Rapallo"]["is_main_source"]) == (False, True)
    assert [one["part"] for one in told["Rapallo"]["facts"]] == ["parties", "parties", "signatures", "signatures", "events"]


def test_the_list_goes_by_id_and_kind(client):
    sources = [make_source(kind=kind) for kind in ("court", "media", "court", "media", "court")]
    hidden, unused = make_source(kind="court", is_confidential=True), make_source(kind="court")
    publish(*(make_actor(main_source=source) for source in [*sources, hidden]), by=None)
    publish(make_agreement(parties=[make_actor(), make_actor()], main_source=sources[0]), by=None)
    everything = sorted(source.public_id for source in sources)
    first = ask(client, "sources/?limit=2", "SourcePage")
    found, page = ids(first), first
    while page["next"]:
        page = ask(client, page["next"].split("/api/v1/")[1], "SourcePage")
        found += ids(page)
    assert found == everything and unused.public_id not in found
    assert ids(ask(client, page["previous"].split("/api/v1/")[1], "SourcePage")) == everything[2:4]
    courts = sorted(source.public_id for source in sources if source.kind == "court")
    assert ids(ask(client, "sources/?kind=court", "SourcePage")) == courts
    assert list(refused(client, "sources/?kind=gossip", 400)["errors"]) == ["kind"]


def test_a_fact_names_the_facts_that_contradict_it(client):
    actor = make_actor("Rathenau", began_on="1869")
    births = [actor.events.create(kind="born", on=day).uid for day in ("1867-09-29", "1868-09-29", "1867")]
    publish(actor, by=None)
    found = {one["id"]: one["differs_from"] for one in ask(client, f"actors/{actor.public_id}/", "Actor")["events"]}
    assert found[births[0]] == sorted([births[1], "began_on"])
    assert found[births[1]] == sorted([births[0], births[2], "began_on"])  # 1867 and one of its days exclude each other not
    assert found[births[2]] == sorted([births[1], "began_on"])
