"""Exports from the lists of the desk."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Permission

from agreements.models import ActorName
from tests.factories import make_actor, make_agreement, make_source, make_user

pytestmark = pytest.mark.django_db
ACTORS, EXPORT = "/admin/agreements/actor/", "/admin/agreements/actor/export/"


def reading(client, *codenames: str):
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return client


def names(response) -> list[str]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return [row["name_de"] for row in csv.DictReader(StringIO(text))]


@pytest.fixture
def desk(admin_client):
    for name, kind in (("Ada", "person"), ("Berg", "organization"), ("Cato", "person")):
        make_actor(name, kind=kind)
    return admin_client


def test_everything_is_exported_and_what_the_filter_finds(desk):
    assert names(desk.get(f"{EXPORT}?download=1&table=actors&format=csv")) == ["Ada", "Berg", "Cato"]
    assert names(desk.get(f"{EXPORT}?kind__exact=person&download=1&table=actors&format=csv")) == ["Ada", "Cato"]
    assert names(desk.get(f"{EXPORT}?q=Berg&download=1&table=actors&format=csv")) == ["Berg"]


def test_what_is_selected_is_exported_and_select_all_means_the_filter(desk):
    from agreements.models import Actor

    keys = list(Actor.objects.filter(name_de__in=["Ada", "Berg"]).values_list("pk", flat=True))
    answer = desk.post(ACTORS, {"action": "export_selected", "_selected_action": keys})
    assert names(desk.get(f"{answer['Location']}&download=1&table=actors&format=csv")) == ["Ada", "Berg"]
    across = desk.post(f"{ACTORS}?kind__exact=person", {"action": "export_selected", "_selected_action": keys[:1], "select_across": "1"})
    assert names(desk.get(f"{across['Location']}&download=1&table=actors&format=csv")) == ["Ada", "Cato"]


def test_the_rows_of_the_chosen_records_are_exported(desk):
    actor = make_actor("Dora")
    ActorName.objects.create(actor=actor, name="Дора")
    answer = desk.get(f"{EXPORT}?q=Dora&download=1&table=names&format=jsonl")
    assert "Дора" in b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"].endswith('.jsonl"') and "no-store" in answer["Cache-Control"]


def test_the_page_says_how_many_and_leads_to_every_format(desk):
    page = desk.get(EXPORT).content.decode()
    assert "3 Einträge" in page
    assert all(f'value="{one}"' in page for one in ("actors", "names", "positions", "csv", "xlsx", "jsonl"))
    listed = desk.get(ACTORS).content.decode()
    assert f'href="{EXPORT}"' in listed and 'href="/admin/agreements/importrun/add/?table=actors"' in listed


def test_an_unknown_filter_or_table_exports_nothing(desk):
    assert desk.get(f"{EXPORT}?nonsense=1&download=1&table=actors&format=csv").status_code == 404
    assert not desk.get(f"{EXPORT}?download=1&table=users&format=csv").streaming


def test_a_text_that_no_cell_holds_is_told_on_the_page(desk):
    make_actor("Lang", description_de="x" * 40_000)
    page = desk.get(f"{EXPORT}?download=1&table=actors&format=xlsx", follow=True).content.decode()
    assert "CSV oder JSON Lines" in page


def test_nobody_exports_what_they_may_not_view(client):
    make_actor("Ada")
    assert reading(client).get(EXPORT).status_code == 403
    assert reading(client, "view_agreement").get(f"{EXPORT}?download=1&table=actors&format=csv").status_code == 403
    answer = reading(client, "view_actor").get(f"{EXPORT}?download=1&table=names&format=csv")
    assert not answer.streaming, "the names are not theirs to view"


def test_a_confidential_source_is_named_only_to_whoever_may_edit_sources(client):
    make_agreement("Wasser", main_source=make_source(title="Whistle", is_confidential=True))
    address = "/admin/agreements/agreement/export/?download=1&table=agreements&format=csv"
    seen = b"".join(reading(client, "view_agreement", "view_source").get(address).streaming_content)
    assert b"Wasser" in seen and b"Whistle" not in seen
    assert b"Whistle (vertraulich)" in b"".join(reading(client, "view_agreement", "change_source").get(address).streaming_content)


def test_a_view_permission_alone_leaves_held_back_facts_out(client):
    ActorName.objects.create(actor=make_actor("Ada"), name="Geheim", held_back="noch unklar")
    address = f"{EXPORT}?download=1&table=names&format=csv"
    assert b"Geheim" not in b"".join(reading(client, "view_actor", "view_actorname").get(address).streaming_content)
    assert b"Geheim" in b"".join(reading(client, "view_actor", "change_actorname").get(address).streaming_content)
