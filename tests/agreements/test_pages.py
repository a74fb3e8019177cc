"""Readers' pages of single agreements and actors."""

import json
import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from agreements.addresses import record_path
from agreements.models import (
    Actor,
    ActorEvent,
    ActorName,
    Agreement,
    AgreementEvent,
    Assessment,
    Commitment,
    Party,
    Position,
    Provision,
    Relation,
    Source,
)
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import replaying
from newsroom.publishing.hiding import hide
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source, make_topic

pytestmark = pytest.mark.django_db

THEN = now() - timedelta(days=30)


def path_of(record, language: str = "de") -> str:
    record.refresh_from_db()
    return record_path(record._meta.model_name, record.public_id, record.slug, language)


def read(client, record, language: str = "de", **params) -> str:
    response = client.get(path_of(record, language), params)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def text(html: str) -> str:
    """The words alone, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" ,", ",").replace("( ", "(").replace(" )", ")")


def structured(page: str) -> list[dict]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_the_sheet_says_who_signed_for_whom_and_what_is_not_known(client):
    country = make_actor("Kirgisische Republik", kind="state", published=True)
    agency = make_actor("Nationale Investitionsagentur", kind="organization", classification="public_body")
    Relation.objects.create(subject=agency, kind="agency_of", object=country)
    publish(agency, by=None)
    person = make_actor("Changpeng Zhao", published=True)
    agreement = make_agreement("Absichtserklärung", parties=[person, agency])
    agreement.signatures.filter(party__actor=person).update(person=person, unknown_reason="")
    Commitment.objects.create(agreement=agreement, deliverable_de="Technische Hilfe", owed_by_not_stated=True)
    publish(agreement, by=None)
    page = text(read(client, agreement))
    for words in (
        "Beteiligte Changpeng Zhao Vertragspartner Eigenschaft nicht angegeben",
        "Nationale Investitionsagentur Vertragspartner Behörde von: Kirgisische Republik Eigenschaft nicht angegeben",
        "Unterzeichnet von Changpeng Zhao Für Changpeng Zhao In der Eigenschaft als nicht angegeben",
        "Name nicht bekannt Für Nationale Investitionsagentur Grund in der Quelle nicht genannt",
        "Technische Hilfe nicht bewertet Wer leistet nicht angegeben Fällig Kein Zeitplan bekannt gegeben",
    ):
        assert words in page


def test_the_english_page_says_the_same_and_marks_what_is_only_in_german(client):
    agreement = make_agreement("Vertrag über die Grenze", title_en="", summary_de="Worum es geht.")
    publish(agreement, by=None)
    page = read(client, agreement, "en")
    assert '<span lang="de">Vertrag über die Grenze</span>' in page and '<abbr class="lang-badge" title="German">de</abbr>' in page
    assert "Signatory unknown" in page and "not named in the source" in page
    assert "lang-badge" not in read(client, agreement, "de")


def test_accounts_that_contradict_each_other_stand_side_by_side(client):
    agreement = make_agreement(signed_on="1922-04-16")
    other = make_source(title="Vertragssammlung")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1922-04-16")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="1923-01-31", source=other)
    publish(agreement, by=None)
    page = read(client, agreement)
    accounts = text(page[page.index('class="accounts"') : page.index('id="parties"')])
    assert "In Kraft: Die Angaben gehen auseinander" in accounts
    assert accounts.index("16. April 1922") < accounts.index("31. Januar 1923") < accounts.index("Vertragssammlung")
    assert "Angaben gehen auseinander" in page


def test_imprecise_dates_are_told_in_words_and_by_their_mark(client):
    agreement = make_agreement(signed_on={"value": "1921", "qualifier": "about", "as_printed": "im Jahr 1921 oder so"})
    AgreementEvent.objects.create(agreement=agreement, kind="announced", on="1919-05")
    AgreementEvent.objects.create(agreement=agreement, kind="amended")
    publish(agreement, by=None)
    page = read(client, agreement)
    marks = re.findall(r"timeline__item--(\w+)", page)
    assert marks == ["range", "about", "uncertain"]
    assert "um 1921" in page and "im Text: „im Jahr 1921 oder so“" in page and "Datum nicht angegeben" in page


def test_ratings_stand_in_the_order_of_their_days_and_the_last_one_at_the_top(client):
    agreement = make_agreement()
    commitment = Commitment.objects.create(
        agreement=agreement, owed_by=agreement.parties.first(), deliverable_de="Zahlung", due_status="dated", due_on="1868-04-20"
    )
    Assessment.objects.create(commitment=commitment, as_of="1868-08-01", rating="fulfilled")
    Assessment.objects.create(commitment=commitment, as_of="1868-04-21", rating="not_fulfilled")
    publish(agreement, by=None)
    page = read(client, agreement)
    assert re.findall(r"rating--(\w+)", page) == ["fulfilled", "not_fulfilled", "fulfilled"]
    assert "20. April 1868" in page


def test_each_fact_shows_its_own_source_or_else_the_main_one(client):
    agreement = make_agreement(main_source=make_source(title="Hauptquelle"))
    Provision.objects.create(
        agreement=agreement, number=1, kind="right", text_de="Fischerei", source=make_source(title="Anhang"), locator="S. 7"
    )
    publish(agreement, by=None)
    page = text(read(client, agreement))
    assert "Fischerei Quelle: Anhang, S. 7" in page and "Vertragspartner Eigenschaft nicht angegeben Quelle: Hauptquelle" in page


def test_what_is_held_back_or_rests_on_a_confidential_source_stays_at_the_desk(client):
    secret = make_source(title="Geheime Quelle", is_confidential=True)
    agreement = make_agreement("Vertrag", notes="Nur für uns")
    Provision.objects.create(agreement=agreement, number=1, kind="right", text_de="Vertrauliches Recht", held_back="noch ungeprüft")
    Provision.objects.create(agreement=agreement, number=2, kind="right", text_de="Offenes Recht", source=secret, locator="S. 7")
    publish(agreement, by=None)
    Agreement.objects.filter(pk=agreement.pk).update(title_de="Unfertiger Titel")
    page = read(client, agreement)
    assert "Offenes Recht" in page
    for hidden in ("Vertrauliches Recht", "noch ungeprüft", "Geheime Quelle", "Nur für uns", "Unfertiger Titel"):
        assert hidden not in page


def test_a_charge_without_a_court_or_government_source_is_not_on_the_page(client):
    person = make_actor("Erfundene Person")
    ActorEvent.objects.create(actor=person, kind="charged", on="2001", text_de="Vorwurf aus der Zeitung")
    ActorEvent.objects.create(actor=person, kind="elected", on="2000", text_de="Gewählt in den Rat")
    publish(person, by=None)
    page = read(client, person)
    assert "Gewählt in den Rat" in page and "Vorwurf" not in page and "Angeklagt" not in page


def test_a_withdrawn_actor_leaves_its_plain_name_and_nothing_of_its_card(client):
    country = make_actor("Kirgisische Republik", kind="state", published=True)
    agency = make_actor("Agentur", kind="organization", classification="public_body")
    Relation.objects.create(subject=agency, kind="agency_of", object=country)
    publish(agency, by=None)
    agreement = make_agreement(parties=[agency, country], published=True)
    path = path_of(agency)
    assert path in read(client, agreement)
    withdraw(agency, by=None, reason="Verwechslung")
    page = read(client, agreement)
    assert path not in page and "Behörde von" not in page and '<span class="fact__title">Agentur</span>' in page


def test_the_actor_page_shows_names_in_all_scripts_with_language_script_and_source(client):
    person = make_actor("Sadyr Zhaparov")
    staff = make_source(title="Umschrift der Redaktion", kind=Source.Kind.STAFF_TRANSLITERATION)
    ActorName.objects.create(actor=person, name="Садыр Жапаров", language="ky", source=staff)
    ActorName.objects.create(actor=person, name="Sadyr Dschaparow", language="de", kind="transliteration", source=staff)
    publish(person, by=None)
    page = read(client, person)
    assert '<bdi lang="ky">Садыр Жапаров</bdi>' in page
    words = text(page)
    assert (
        "Sadyr Dschaparow Deutsch Lateinisch Umschrift Садыр Жапаров Kirgisisch Kyrillisch Andere Form Quelle: Umschrift der Redaktion"
        in words
    )


def test_a_position_says_what_is_known_of_its_time_and_never_that_it_still_holds(client):
    person, country = make_actor(), make_actor("Land", kind="state", published=True)
    Position.objects.create(person=person, organization=country, title_de="Präsident", known_on="2025-04-03")
    Position.objects.create(person=person, organization=country, title_de="Minister", since="2001")
    Position.objects.create(person=person, organization=country, title_de="Rat", since="1998", until="1999-05")
    publish(person, by=None)
    page = text(read(client, person))
    assert "1998 bis Mai 1999 Rat, Land" in page
    assert "ab 2001 (Ende hier nicht bekannt) Minister, Land" in page
    assert "am 3. April 2025 im Amt (Beginn und Ende hier nicht bekannt) Präsident, Land" in page
    named = text(read(client, country))
    assert f"{person} Rat (1998 bis Mai 1999) Minister (ab 2001) Präsident (am 3. April 2025 im Amt)" in named


def test_the_actor_page_lists_its_agreements_once_each_with_all_roles(client):
    person, country = make_actor(published=True), make_actor(kind="state", published=True)
    agreement = make_agreement("Grenzvertrag", parties=[person, country])
    agreement.signatures.filter(party__actor=person).update(person=person, unknown_reason="")
    Party.objects.create(agreement=agreement, actor=person, role="witness", order=5)
    publish(agreement, by=None)
    page = read(client, person)
    assert page.count("Grenzvertrag") == 1 and "Vertragspartner · Unterzeichner · Zeuge" in text(page)
    withdraw(agreement, by=None, reason="Irrtum")
    assert "Grenzvertrag" not in read(client, person)


def test_coverage_comes_in_the_language_of_the_page_first(client):
    person = make_actor(published=True)
    make_article("Nur auf Deutsch", mentions=[person], published=True)
    original = make_article("Auf Deutsch", mentions=[person], published=True)
    make_article("In English", language="en", translation_of=original, mentions=[person], published=True)
    german, english = (re.findall(r'class="card__title"><a[^>]*>([^<]*)', read(client, person, language)) for language in ("de", "en"))
    assert german == ["Auf Deutsch", "Nur auf Deutsch"]
    assert english == ["In English", "Nur auf Deutsch"]
    assert read(client, person, "en").count("lang-badge") == 1


def test_quotes_stand_on_their_speakers_page_and_those_off_the_record_nowhere(client):
    person = make_actor(published=True)
    article = make_article("Gespräch")
    make_quote(article, person, "Das ist eine gute Nachricht.")
    make_quote(article, person, "Das bleibt unter uns.", on_record="off", block=False)
    publish(article, by=None)
    page = read(client, person)
    assert "„Das ist eine gute Nachricht.“" in page and "unter uns" not in page
    withdraw(article, by=None, reason="Irrtum")
    assert "gute Nachricht" not in read(client, person)


def test_another_slug_is_led_to_the_present_one_with_its_question(client):
    with replaying(THEN):
        agreement = make_agreement("Grenzvertrag", published=True)
    question = f"?as_of={THEN + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    for other in (f"/de/vereinbarungen/{agreement.public_id}-anders/", f"/de/vereinbarungen/{agreement.public_id}/"):
        response = client.get(other + question)
        assert (response.status_code, response["Location"]) == (301, path_of(agreement) + question)


def test_withdrawn_records_answer_410_with_the_reason_for_every_moment(client):
    with replaying(THEN):
        actor = make_actor("Jemand", published=True)
    path = path_of(actor)
    withdraw(actor, by=None, reason="Auf Wunsch <entfernt>")
    for params in ({}, {"as_of": (THEN + timedelta(days=1)).isoformat()}):
        response = client.get(path, params)
        assert response.status_code == 410 and "Auf Wunsch &lt;entfernt&gt;" in response.content.decode()


def test_what_never_was_answers_404(client):
    assert [client.get(f"/{start}/22222222-nichts/").status_code for start in ("de/akteure", "en/agreements")] == [404, 404]


def test_a_past_moment_shows_what_was_shown_then_unless_it_was_hidden(client):
    with replaying(THEN):
        agreement = make_agreement("Früherer Titel", published=True)
    agreement.title_de = "Heutiger Titel"
    agreement.save()
    publish(agreement, by=None, change="major")
    then = {"as_of": (THEN + timedelta(days=1)).isoformat()}
    past = read(client, agreement, **then)
    assert "Früherer Titel" in past and "Heutiger Titel" not in past and "noindex" in past and "Zum heutigen Stand" in past
    assert "Heutiger Titel" in read(client, agreement)
    hide(agreement.versions.get(number=1))
    assert client.get(path_of(agreement), then).status_code == 404


def test_before_its_first_publication_a_record_was_not_there(client):
    agreement = make_agreement(published=True)
    assert client.get(path_of(agreement), {"as_of": "2020-01-01"}).status_code == 404


@pytest.mark.parametrize("as_of", ["yesterday", "2025-13-01", "0001-01-01", "9999-01-01T00:00:00Z", "2025-04-05T10:00"])
def test_a_moment_that_cannot_be_read_gets_a_sentence_and_a_way_on(client, as_of):
    agreement = make_agreement(published=True)
    response = client.get(path_of(agreement), {"as_of": as_of})
    assert response.status_code == 400 and "Zur Startseite" in response.content.decode()


def test_what_is_scheduled_is_not_told_before_its_time(client):
    agreement = make_agreement("Heute", published=True)
    agreement.title_de = "Morgen"
    agreement.save()
    publish(agreement, by=None, at=now() + timedelta(hours=3))
    response = client.get(path_of(agreement), {"as_of": (now() + timedelta(hours=4)).isoformat()})
    assert response.status_code == 400 and "Morgen" not in response.content.decode()


def test_a_page_is_not_sent_twice_until_something_on_it_changes(client):
    person = make_actor("Erste Form", published=True)
    agreement = make_agreement(parties=[person, make_actor(published=True)], published=True)
    first = client.get(path_of(agreement))
    again = client.get(path_of(agreement), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_article("Neuer Bericht", mentions=[agreement], published=True)
    changed = client.get(path_of(agreement), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and "Neuer Bericht" in changed.content.decode()


@pytest.mark.parametrize("how_many", [1, 3, 30])
def test_a_record_page_costs_three_queries_however_much_is_around_it(client, django_assert_num_queries, how_many):
    person, country = make_actor(published=True), make_actor(kind="state", published=True)
    topic = make_topic()
    for number in range(how_many):
        agreement = make_agreement(f"Vertrag {number}", parties=[person, country])
        agreement.topics.add(topic)
        publish(agreement, by=None)
        official = make_actor(f"Amt {number}")
        Position.objects.create(person=official, organization=country, title_de="Amt")
        publish(official, by=None)
        article = make_article(f"Bericht {number}", mentions=[agreement, person])
        make_quote(article, person, f"Das ist mein Satz Nummer {number}.")
        publish(article, by=None)
    client.get("/de/")  # what is loaded once for a process
    for record in (agreement, person, country):
        path = path_of(record)
        # The version with its page; records around it; articles and quotes; and the sections of the menu.
        with django_assert_num_queries(4):
            assert client.get(path).status_code == 200


def test_programs_read_the_record_as_schema_org_knows_it(client):
    person = make_actor(
        "Grace <b>Hopper</b>",
        name_en="Grace Hopper",
        began_on="1906-12-09",
        ended_on={"value": "1992", "qualifier": "about", "as_printed": ""},
    )
    publish(person, by=None)
    page = read(client, person)
    data, crumbs = structured(page)
    assert "<b>" not in page
    assert (data["@type"], data["name"], data["alternateName"], data["birthDate"]) == (
        "Person",
        "Grace <b>Hopper</b>",
        ["Grace Hopper"],
        "1906-12-09",
    )
    assert "deathDate" not in data
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Newsroom", "Akteure", "Grace <b>Hopper</b>"]


@pytest.mark.parametrize(
    ("form", "binding", "kind"),
    [("treaty", "binding", "Legislation"), ("mou", "unclear", "CreativeWork"), ("mou", "binding", "Legislation")],
)
def test_only_what_binds_is_called_legislation(client, form, binding, kind):
    data, _crumbs = structured(read(client, make_agreement(form=form, binding=binding, published=True)))
    assert data["@type"] == kind and data["additionalType"] == str(Agreement.Form(form).label)


def test_head_names_both_languages_and_the_feeds(client):
    actor = make_actor("Jemand", published=True)
    page = read(client, actor)
    german, english = path_of(actor), path_of(actor, "en")
    assert f'hreflang="de" href="http://127.0.0.1:8000{german}"' in page and f'hreflang="en" href="http://127.0.0.1:8000{english}"' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{german}">' in page and 'property="og:type" content="profile"' in page
    assert [f"{german}feed.{kind}" in page for kind in ("rss", "atom", "json")] == [True, True, True]


def test_kinds_of_actors_have_their_words(client):
    country = make_actor(kind=Actor.Kind.STATE, published=True)
    assert '<span class="kicker kicker--record">Staat</span>' in read(client, country)
