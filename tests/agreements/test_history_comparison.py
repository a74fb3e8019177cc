"""Two versions compared for readers: everything that they see, in words, and nothing that stays at the desk."""

import re
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.addresses import history_path
from agreements.history.comparison import compare
from agreements.history.comparison_words import Told
from agreements.models import (
    Actor,
    ActorName,
    Agreement,
    AgreementEvent,
    AgreementLink,
    Amount,
    Assessment,
    Commitment,
    Party,
    Position,
    Provision,
)
from newsroom.publishing.acts import publish
from newsroom.publishing.freezing import freeze
from newsroom.publishing.shapes import publishing_of_kind
from tests.factories import make_actor, make_agreement, make_source, make_topic
from tests.newsroom.publishing.shaking import Shaker, World

pytestmark = pytest.mark.django_db

MAKERS = {"actor": make_actor, "agreement": lambda: make_agreement(parties=[])}


def compared(before: dict, item, language: str = "de") -> dict:
    """{part: {"fields": {label: (before, after)}, "new": …, "gone": …, "same": {row: {label: (before, after)}}}}"""
    item.refresh_from_db()
    with translation.override(language):
        parts = compare(item._meta.model_name, before, freeze(item), language)
    shown = {}
    for part in parts:
        found = shown.setdefault(part.title, {})
        if part.fields:
            found["fields"] = {change.label: (change.before, change.after) for change in part.fields}
        for row in part.rows:
            found.setdefault(row.kind, {})[row.name] = {change.label: (change.before, change.after) for change in row.fields}
    return shown


def page_of(client, item, first: int, second: int, language: str = "de") -> str:
    item.refresh_from_db()
    path = history_path(item._meta.model_name, item.public_id, item.slug, language)
    response = client.get(f"{path}{'vergleich' if language == 'de' else 'compare'}/?from={first}&to={second}")
    assert response.status_code == 200
    return response.content.decode()


def test_texts_choices_dates_and_references_are_told_in_the_language_of_the_page():
    agency, land = make_actor("Agentur", kind="organization"), make_actor("Land", kind="state")
    person = make_actor("Ada", began_on="1906-12-09")
    position = Position.objects.create(person=person, organization=agency, title_de="Leiterin", title_en="Head", since="2001")
    before = freeze(person)
    person.description_de = "Rechnerin."
    person.ended_on = {"value": "1992", "qualifier": "about", "as_printed": "um 92"}
    person.save()
    Position.objects.filter(pk=position.pk).update(organization=land, is_acting=True)
    ActorName.objects.create(actor=person, name="Ада", language="ru", kind="transliteration")
    assert compared(before, person) == {
        "Am Kopf des Eintrags": {
            "fields": {
                "Beschreibung (Deutsch)": ("", "Rechnerin."),
                "Gestorben oder aufgelöst": ("", "um 1992 (im Wortlaut: „um 92“)"),
            }
        },
        "Namen": {"new": {"Ада": {"Sprache": ("", "Russisch"), "Art": ("", "Umschrift")}}},
        "Ämter und Funktionen": {
            "same": {"Leiterin, Land": {"Organisation oder Staat": ("Agentur", "Land"), "Kommissarisch": ("nein", "ja")}}
        },
    }
    english = compared(before, person, "en")
    assert english["Positions"]["same"] == {"Head, Land": {"Organisation or state": ("Agentur", "Land"), "Acting": ("no", "yes")}}
    assert english["Names"]["new"] == {"Ада": {"Language": ("", "Russian"), "Kind": ("", "Transliteration")}}


def test_every_part_of_an_agreement_is_compared():
    land = make_actor("Land", kind="state")
    agreement = make_agreement("Vertrag", parties=[make_actor("Ada"), land])
    party = agreement.parties.get(actor=land)
    commitment = Commitment.objects.create(agreement=agreement, deliverable_de="Technische Hilfe", owed_by_not_stated=True)
    Provision.objects.create(agreement=agreement, number=1, reference="Artikel 1", kind="obligation", text_de="Alte Worte gelten hier.")
    before = freeze(agreement)
    agreement.topics.add(make_topic("Wasser"))
    agreement.form, agreement.languages = "treaty", ["de", "fr"]
    agreement.save()
    agreement.signatures.get(party=party).delete()
    Party.objects.filter(pk=party.pk).update(role="guarantor")
    AgreementEvent.objects.create(agreement=agreement, kind="in_force", on="2025-02", announced_by=land)
    agreement.provisions.update(text_de="Neue Worte gelten hier.")
    Commitment.objects.filter(pk=commitment.pk).update(owed_by=party, owed_by_not_stated=False, due_status="dated", due_on="2026")
    Assessment.objects.create(commitment=commitment, as_of="2025-06-01", rating="stalled", reason_de="Kein Geld.")
    shown = compared(before, agreement)
    assert shown["Am Kopf des Eintrags"]["fields"] == {
        "Form": ("Absichtserklärung (MoU)", "Völkerrechtlicher Vertrag"),
        "Sprachen": ("", "Deutsch, Französisch"),
        "Themen": ("", "Wasser"),
    }
    assert shown["Beteiligte"] == {"same": {"Land": {"Rolle": ("Vertragspartner", "Garant")}}}
    assert shown["Unterzeichnet von"] == {"gone": {"Land, in der Quelle nicht genannt": {}}}
    assert shown["Status und Verlauf"] == {"new": {"In Kraft, Februar 2025": {"Angekündigt von": ("", "Land")}}}
    assert shown["Bestimmungen"]["same"].popitem()[1] == {"Text (Deutsch)": ("Alte Worte gelten hier.", "Neue Worte gelten hier.")}
    owed = shown["Zusagen"]["same"]["Technische Hilfe"]
    assert owed["Zeitplan"] == ("Kein Zeitplan bekannt gegeben", "Mit Datum") and ("nicht angegeben", "Land") in owed.values()
    assert list(shown["Stand der Umsetzung"]["new"]) == ["Ins Stocken geraten, 1. Juni 2025"]


def test_amounts_and_links_to_other_agreements_are_compared():
    older, agreement = make_agreement("Alter Vertrag"), make_agreement("Vertrag")
    amount = Amount.objects.create(agreement=agreement, value="7200000", currency="USD")
    before = freeze(agreement)
    Amount.objects.filter(pk=amount.pk).update(value="7250000.50", exactness="about")
    AgreementLink.objects.create(agreement=agreement, kind="supersedes", other=older)
    shown = compared(before, agreement)
    (row,) = shown["Beträge"]["same"].values()
    assert row == {"Wert": ("7.200.000", "7.250.000,50"), "Genauigkeit": ("genau", "etwa")}
    assert shown["Andere Vereinbarungen"] == {"new": {"ersetzt, Alter Vertrag": {}}}


def test_names_are_those_that_each_version_cited():
    land = make_actor("Alter Name", kind="state")
    agreement = make_agreement("Vertrag", parties=[land])
    before = freeze(agreement)
    Actor.objects.filter(pk=land.pk).update(name_de="Neuer Name")
    assert compared(before, agreement) == {"Beteiligte": {"same": {"Neuer Name": {"Akteur": ("Alter Name", "Neuer Name")}}}}


def test_a_corrected_source_is_told_once_and_not_at_every_fact():
    source = make_source(title="Bericht")
    agreement = make_agreement("Vertrag", main_source=source)
    AgreementEvent.objects.create(agreement=agreement, kind="announced", on="2024", source=source)
    before = freeze(agreement)
    type(source).objects.filter(pk=source.pk).update(title="Bericht, zweite Auflage", url="https://example.org/2")
    told = {"Titel": ("Bericht", "Bericht, zweite Auflage"), "Adresse": ("", "https://example.org/2")}
    assert compared(before, agreement) == {"Quellen": {"same": {"Bericht, zweite Auflage": told}}}


def test_confidential_sources_and_held_back_rows_are_told_on_no_page(client):
    secret = make_source(title="Tarnkappe", url="https://example.org/Tarnkappe", is_confidential=True)
    person = make_actor("Ada", published=True)
    ActorName.objects.create(actor=person, name="Tarnkappe Eins", held_back="unklar")
    ActorName.objects.create(actor=person, name="Ada L.", source=secret, locator="Tarnkappe S. 3", excerpt="Tarnkappe Worte")
    publish(person, by=None)
    for language in ("de", "en"):
        page = page_of(client, person, 1, 2, language)
        assert "Ada L." in page and "Tarnkappe" not in page
    assert "nicht offengelegt" in page_of(client, person, 1, 2)


def test_what_editors_typed_is_escaped(client):
    agreement = make_agreement("Vertrag", summary_de="<b>alt</b> & <script>x()</script>", published=True)
    Agreement.objects.filter(pk=agreement.pk).update(summary_de="<b>neu</b> & <script>x()</script>")
    publish(agreement, by=None, note="<i>Notiz</i>")
    page = page_of(client, agreement, 1, 2)
    assert not re.search(r"<b>|<script>x|<i>Notiz", page) and "&lt;i&gt;Notiz" in page


def test_words_are_marked_within_a_text_for_eyes_and_ears(client):
    agreement = make_agreement("Vertrag", summary_de="Das Amt hat seinen Sitz in Bonn am Rhein.", published=True)
    Agreement.objects.filter(pk=agreement.pk).update(summary_de="Das Amt hat seinen Sitz in Berlin am Rhein.")
    publish(agreement, by=None)
    page = page_of(client, agreement, 1, 2)
    spoken = '<span class="visually-hidden">[{}: </span>{}<span class="visually-hidden">]</span>'
    assert f"Sitz in <del>{spoken.format('entfallen', 'Bonn')}</del><ins>{spoken.format('neu', 'Berlin')}</ins> am Rhein." in page


def test_names_and_texts_say_which_language_they_are_in(client):
    person = make_actor("Ada", published=True)
    ActorName.objects.create(actor=person, name="Ада", language="ru")
    Actor.objects.filter(pk=person.pk).update(description_de="Rechnerin.", description_en="A programmer.")
    publish(person, by=None)
    page = page_of(client, person, 1, 2)
    assert '<bdi lang="ru">Ада</bdi>' in page and page.count('<dd lang="en"') == 1 and '<dd lang="de"' not in page


def test_a_version_without_a_visible_change_says_so(client):
    agreement = make_agreement("Vertrag", published=True)
    Agreement.objects.filter(pk=agreement.pk).update(notes="Nur für die Redaktion.")
    publish(agreement, by=None, note="Neu aufgelegt.")
    page = page_of(client, agreement, 1, 2)
    assert "Nichts, was Leserinnen und Leser sehen, unterscheidet diese beiden Fassungen." in page and "Neu aufgelegt." in page
    assert "Sie haben zweimal dieselbe Fassung gewählt." in page_of(client, agreement, 2, 2)


def test_the_older_version_comes_first_whatever_was_asked(client):
    agreement = make_agreement("Vertrag", published=True)
    publish(agreement, by=None)
    assert page_of(client, agreement, 2, 1) == page_of(client, agreement, 1, 2)


def test_without_a_choice_the_comparison_leads_to_the_list(client):
    agreement = make_agreement("Vertrag", published=True)
    path = history_path("agreement", agreement.public_id, agreement.slug, "de")
    assert client.get(f"{path}vergleich/", follow=True).redirect_chain[-1][0] == path


@pytest.mark.parametrize("query", ["?from=1", "?from=1&to=", "?from=-1&to=1", "?from=1&to=²", "?from=1&to=9999999999", "?from=a&to=1"])
def test_bad_parameters_are_refused_with_a_sentence(client, query):
    agreement = make_agreement("Vertrag", published=True)
    for language, word in (("de", "vergleich"), ("en", "compare")):
        response = client.get(f"{history_path('agreement', agreement.public_id, agreement.slug, language)}{word}/{query}")
        sentence = {"de": "Wählen Sie zwei Fassungen nach ihren Nummern", "en": "Choose two versions by their numbers"}[language]
        assert response.status_code == 400 and sentence in response.content.decode()
    unknown = client.get(f"{history_path('agreement', agreement.public_id, agreement.slug, 'de')}vergleich/?from=1&to=999999999")
    assert unknown.status_code == 404


def test_an_emptied_document_can_be_read():
    with translation.override("de"):
        parts = compare("actor", {}, freeze(make_actor("Ada")), "de")
    assert "Ada" in {change.after for part in parts for change in part.fields}


@pytest.fixture
def world():
    return World()


@pytest.mark.parametrize("kind", MAKERS)
def test_each_change_made_is_told_and_no_other(world, kind):
    @settings(
        max_examples=8,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data(), before=st.integers(0, 12), after=st.integers(0, 12), language=st.sampled_from(["de", "en"]))
    def generated(data, before, after, language):
        with transaction.atomic(), translation.override(language):
            shaker = Shaker(data.draw, world, MAKERS[kind]())
            shaker.shake(before)
            old = freeze(type(shaker.item).objects.get(pk=shaker.item.pk))
            shaker.shake(after)
            new = freeze(type(shaker.item).objects.get(pk=shaker.item.pk))
            tells_all(SimpleNamespace(kind=kind, old=old, new=new, language=language))
            transaction.set_rollback(True)

    generated()


def tells_all(case) -> None:
    assert compare(case.kind, case.old, case.old, case.language) == []
    parts = {part.key: part for part in compare(case.kind, case.old, case.new, case.language)}
    told = {side: Told(case.kind, document, case.language) for side, document in (("old", case.old), ("new", case.new))}
    for rows in publishing_of_kind(case.kind).rows:
        before, after = told["old"].rows[rows.name], told["new"].rows[rows.name]
        found = [row.kind for row in parts[rows.name].rows] if rows.name in parts else []
        assert (found.count("new"), found.count("gone")) == (len(after.keys() - before.keys()), len(before.keys() - after.keys()))
        texts = {texts_of(rows, before[uid], after[uid]) for uid in before.keys() & after.keys()} - {frozenset()}
        changes = [{(change.before, change.after) for change in row.fields} for row in (parts[rows.name].rows if found else [])]
        assert all(any(wanted <= some for some in changes) for wanted in texts)


def texts_of(rows, before: dict, after: dict) -> frozenset:
    """(before, after) of the texts that differ, as they were typed."""
    names = [name for name in rows.fields if name[-3:] in ("_de", "_en") or name in ("name", "locator", "value")]
    pairs = {(before.get(name) or "", after.get(name) or "") for name in names if isinstance(before.get(name), str)}
    return frozenset(pair for pair in pairs if pair[0] != pair[1])
