"""`?on=…` on the pages of records, in the API and in lists: what was true in the world on a day."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import ActorVersionLink, AgreementEvent, AgreementVersionStanding, Position, Relation
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import replaying
from newsroom.publishing.rebuilding import rebuild
from newsroom.publishing.shapes import publishing_of
from tests.agreements.test_pages import read, text
from tests.factories import make_actor, make_agreement, make_source

pytestmark = pytest.mark.django_db


def answer_of(page: str) -> str:
    """The words of the answer, without the form below it."""
    found = re.search(r'<section class="sheet-section on-day".*?</section>', page, re.DOTALL)
    return text(found[0].split("<form", 1)[0]) if found else ""


@pytest.fixture
def treaty():
    """Signed and in force in 1963; a third state accedes in 1970, a fourth leaves in the course of 1980."""
    states = [make_actor(name, kind="state", published=True) for name in ("Altland", "Bergland", "Neuland", "Fernland")]
    agreement = make_agreement("Flussvertrag", parties=states, signed_on="1963-01-22")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1963-07-02")
    parties = {str(party.actor): party for party in agreement.parties.all()}
    AgreementEvent.objects.create(agreement=agreement, kind="acceded", on="1970-01-01", party=parties["Neuland"])
    AgreementEvent.objects.create(agreement=agreement, kind="denounced", on="1980", party=parties["Fernland"])
    publish(agreement, by=None)
    return agreement


def test_the_page_of_an_agreement_says_how_it_stood_and_for_whom(client, treaty):
    page = answer_of(read(client, treaty, on="1963-03-01"))
    assert page.startswith("Rechtslage am 1. März 1963 Status Unterzeichnet")
    assert "Unterzeichnet Altland Bergland Fernland Nicht beteiligt Neuland" in page.replace(" ⚬", "").replace("°", "")
    assert "Bis dahin geschehen Sicher Unterzeichnet 22. Januar 1963" in page and "In Kraft" not in page
    later = answer_of(read(client, treaty, "en", on="1980"))
    assert later.startswith("What held in 1980 Status In force")
    assert "Possibly: In force or Terminated Fernland" in later and "In force Altland Bergland Neuland" in later


def test_the_parties_say_since_when_and_until_when_where_they_differ(client, treaty):
    page = text(read(client, treaty))
    assert "Neuland Vertragspartner Eigenschaft nicht angegeben In Kraft ab 1. Januar 1970" in page
    assert "Fernland Vertragspartner Eigenschaft nicht angegeben In Kraft 2. Juli 1963 bis 1980 Beendet ab 1980" in page


def test_an_agreement_whose_parties_agree_says_nothing_of_each(client):
    page = text(read(client, make_agreement("Vertrag", published=True)))
    assert "Unterzeichnet ab" not in page


@pytest.fixture
def minister():
    country = make_actor("Altland", kind="state", published=True)
    person = make_actor("Ministerin")
    Position.objects.create(person=person, organization=country, title_de="Ministerin des Äußeren", since="1961-11-14", until="1966-11-30")
    Position.objects.create(person=person, organization=country, title_de="Gesandte", since="1950")
    Position.objects.create(person=person, organization=country, title_de="Rätin", known_on="1960-05-01")
    Relation.objects.create(subject=person, kind="advises", object=country)
    publish(person, by=None)
    return person, country


def test_the_page_of_a_person_tells_what_was_held_and_a_missing_end_never_means_still(client, minister):
    page = answer_of(read(client, minister[0], on="1963-01-22"))
    assert "Ämter und Funktionen Sicher Ministerin des Äußeren, Altland 14. November 1961 bis 30. November 1966" in page
    assert "Hier nicht bekannt Gesandte, Altland ab 1950 Rätin, Altland am 1. Mai 1960 im Amt" in page
    assert "Beziehungen Hier nicht bekannt Berät: Altland Zeit nicht angegeben" in page
    assert "Rätin" in answer_of(read(client, minister[0], on="1.5.1960")).split("Hier nicht bekannt")[0]


def test_the_page_of_a_state_tells_who_held_an_office_there_and_what_was_in_force(client, minister, treaty):
    person, country = minister
    page = answer_of(read(client, country, on="1966-11"))
    assert "Wer hier ein Amt innehatte Sicher Ministerin, Ministerin des Äußeren 14. November 1961 bis 30. November 1966" in page
    assert "Vereinbarungen in Kraft Keine, von denen dieses Register weiß." in page
    bound = treaty.parties.get(actor__name_de="Fernland").actor
    assert "Vereinbarungen in Kraft Sicher Flussvertrag" in answer_of(read(client, bound, on="1975-06-01"))
    assert "Vereinbarungen in Kraft Möglich Flussvertrag" in answer_of(read(client, bound, on="1980-06-01"))
    assert "Vereinbarungen in Kraft Keine" in answer_of(read(client, bound, on="1981-01-01"))
    withdraw(treaty, by=None, reason="Irrtum.")
    withdraw(person, by=None, reason="Irrtum.")
    assert "Flussvertrag" not in answer_of(read(client, bound, on="1975-06-01"))
    assert "Wer hier ein Amt innehatte" not in answer_of(read(client, country, on="1966-11"))


def test_nobody_holds_an_office_after_death(client):
    country = make_actor("Altland", kind="state", published=True)
    person = make_actor("Amtsträger", ended_on="1967-04-19")
    Position.objects.create(person=person, organization=country, title_de="Kanzler", since="1949")
    publish(person, by=None)
    assert "Keine, von denen dieser Eintrag weiß." in answer_of(read(client, person, on="1968-01-01"))
    assert "Wer hier ein Amt innehatte" not in answer_of(read(client, country, on="1968-01-01"))
    assert "Hier nicht bekannt Amtsträger, Kanzler" in answer_of(read(client, country, on="1960-01-01"))


def test_on_and_as_of_are_combined(client):
    states = [make_actor(kind="state", published=False) for _ in range(2)]
    with replaying(datetime(2024, 1, 1, 12, tzinfo=UTC)):
        agreement = make_agreement("Vertrag", parties=states, signed_on="2000-01-01")
        publish(agreement, *states, by=None)
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="2001-01-01")
    publish(agreement, by=None)
    assert "Status In Kraft" in answer_of(read(client, agreement, on="2002"))
    page = read(client, agreement, on="2002", as_of="2024-06-01")
    assert "Status Unterzeichnet" in answer_of(page)
    assert '<input type="hidden" name="as_of" value="2024-06-01">' in page and "?on=2002" in page
    assert "Vereinbarungen in Kraft Sicher Vertrag" in answer_of(read(client, states[0], on="2002"))
    assert "Vereinbarungen in Kraft Keine" in answer_of(read(client, states[0], on="2002", as_of="2024-06-01"))


def test_without_a_day_there_is_only_the_question(client, treaty):
    page = read(client, treaty)
    assert answer_of(page) == "" and 'name="on"' in page and "noindex" not in page
    assert "noindex" in read(client, treaty, on="1963")


NONSENSE = ["gestern", "1963-13", "1963-02-30", "um 1900", "0001-01-01", "9999-12-31", "99999", "x" * 50, "1963?", "\0", "-1"]


@pytest.mark.parametrize("given", NONSENSE)
def test_nonsense_is_refused_with_a_sentence(client, treaty, given):
    treaty.refresh_from_db()
    page = client.get(f"/de/vereinbarungen/{treaty.public_id}-{treaty.slug}/", {"on": given})
    api = client.get(f"/api/v1/agreements/{treaty.public_id}/", {"on": given})
    listed = client.get("/api/v1/agreements/", {"on": given})
    assert (page.status_code, api.status_code, listed.status_code) == (400, 400, 400)
    assert api.json()["errors"]["on"] and listed.json()["errors"]["on"]


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len([one for one in captured if "articles_section" not in one["sql"]])


def test_asking_for_a_day_costs_no_query_on_pages_and_one_for_an_actor_in_the_api(client, treaty, minister):
    paths = {"agreement": (treaty, "vereinbarungen"), "actor": (minister[1], "akteure")}
    for kind, (record, word) in paths.items():
        record.refresh_from_db()
        page, api = f"/de/{word}/{record.public_id}-{record.slug}/?on=1963-05-01", f"/api/v1/{kind}s/{record.public_id}/?on=1963-05-01"
        assert (queries(client, page), queries(client, api)) == (3, 2 if kind == "actor" else 1)


def test_lists_ask_for_the_status_on_a_day_of_the_whole_or_of_a_party(client, treaty):
    newcomer, leaver = (treaty.parties.get(actor__name_de=name).actor.public_id for name in ("Neuland", "Fernland"))
    found = {
        asked: len(client.get(f"/api/v1/agreements/?{asked}").json()["results"])
        for asked in (
            "on=1963-07-01", "on=1963-07-02", "on=1963", "on=1963&certainty=possibly", "on=1963-03&status=signed",
            "on=1963-03&status=in_force",
            "on=1965&status=signed&status=in_force", f"on=1965&party={newcomer}", f"on=1971&party={newcomer}", f"on=1980&party={leaver}",
            f"on=1980&party={leaver}&certainty=possibly", f"on=1981&party={leaver}&status=terminated", "status=in_force", "status=signed",
        )
    }  # fmt: skip
    assert list(found.values()) == [0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0], found
    assert client.get("/de/vereinbarungen/?on=1963-07-02").content.decode().count("Flussvertrag") >= 1
    assert "Flussvertrag" not in client.get("/de/vereinbarungen/?on=1963-07-01").content.decode()
    assert client.get("/api/v1/agreements/?on=1963&certainty=maybe").status_code == 400


def test_who_acts_on_behalf_of_somebody_binds_them(client):
    country = make_actor("Altland", kind="state", published=True)
    agency, other = make_actor("Agentur", kind="organization", classification="public_body"), make_actor("Firma")
    agreement = make_agreement("Vertrag", parties=[agency, other], signed_on="2000-01-01")
    agreement.parties.filter(actor=agency).update(capacity="on_behalf", represents=country)
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="2001")
    publish(agreement, by=None)
    assert "Vereinbarungen in Kraft Sicher Vertrag" in answer_of(read(client, country, on="2002"))


def rows_of(model) -> list[dict]:
    columns = [field.name for field in model._meta.concrete_fields if field.name != "id"]
    return sorted(model.objects.values(*columns), key=str)


def test_the_index_rows_are_made_again_from_the_documents(treaty, minister):
    before = rows_of(AgreementVersionStanding), rows_of(ActorVersionLink)
    AgreementVersionStanding.objects.all().delete()
    ActorVersionLink.objects.update(since_min=None, until_max=None)
    for item in (treaty, minister[0]):
        rebuild(item)
    assert (rows_of(AgreementVersionStanding), rows_of(ActorVersionLink)) == before and before[0]


def signed_by(office: dict, signed_on: str = "1963-01-22"):
    """An agreement signed by somebody in an office with these dates."""
    source = make_source()
    country, other = (make_actor(kind="state", main_source=source) for _ in range(2))
    person = make_actor("Erika Muster", main_source=source)
    position = Position.objects.create(person=person, organization=country, title_de="Ministerin", **office)
    agreement = make_agreement("Vertrag", parties=[country, other], signed_on=signed_on, main_source=source)
    agreement.signatures.filter(party__actor=country).update(person=person, position=position, unknown_reason="")
    publish(country, other, person, agreement, by=None)
    return agreement


@pytest.mark.parametrize(
    ("office", "answer", "word"),
    [
        ({"since": "1961", "until": "1966"}, "yes", "ja"),
        ({"since": "1961"}, "possibly", "möglicherweise"),
        ({"since": "1964", "until": "1966"}, "no", "nein"),
    ],
)
def test_readers_and_editors_learn_whether_the_office_was_held_on_the_day_of_signing(client, office, answer, word):
    agreement = signed_by(office)
    assert f"Amt am Tag der Unterzeichnung {word}" in text(read(client, agreement))
    signature = next(one for one in client.get(f"/api/v1/agreements/{agreement.public_id}/").json()["signatures"] if one["position"])
    assert signature["position_held"] == answer
    document = agreement.versions.get().document
    problems = [one for one in publishing_of(agreement).problems(agreement, document, None) if "Ministerin" in str(one.text)]
    assert [one.is_blocking for one in problems] == ([] if answer == "yes" else [False])


def test_a_signature_without_an_office_or_a_date_says_nothing(client, treaty):
    assert "Amt am Tag der Unterzeichnung" not in text(read(client, treaty))
    signatures = client.get(f"/api/v1/agreements/{treaty.public_id}/").json()["signatures"]
    assert {one["position_held"] for one in signatures} == {None}


def test_the_desk_shows_todays_status_and_that_of_parties_which_differ(admin_client, treaty):
    page = text(admin_client.get(f"/admin/agreements/agreement/{treaty.pk}/change/").content.decode())
    assert "In Kraft Neuland: In Kraft Fernland: Beendet" in page or "In force Neuland: In force Fernland: Terminated" in page


def test_an_event_held_back_changes_nothing_outside(client, treaty):
    AgreementEvent.objects.create(agreement=treaty, kind="terminated", on="1990", held_back="Noch nicht geprüft.")
    publish(treaty, by=None)
    assert client.get(f"/api/v1/agreements/{treaty.public_id}/?on=2000").json()["on"]["status"]["certain"] == "in_force"
    assert str(PartialDate("1990")) not in answer_of(read(client, treaty, on="2000"))


def test_the_desk_says_beside_the_signature_whether_the_office_was_held(admin_client):
    agreement = signed_by({"since": "1964", "until": "1966"})
    row = text(admin_client.get(f"/admin/agreements/agreement/{agreement.pk}/change/").content.decode())
    assert re.search(r"(Amt am Tag der Unterzeichnung|Position held on the day of signing):? (nein|no)\b", row)
