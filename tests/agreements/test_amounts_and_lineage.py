"""What readers see of amounts, of provisions within provisions, and of one agreement that follows another."""

import re

import pytest

from agreements.addresses import record_path
from agreements.models import AgreementLink, AgreementVersion, Amount, Commitment
from newsroom.publishing.acts import publish, withdraw
from tests.factories import make_agreement, make_source

pytestmark = pytest.mark.django_db


def text_of(client, agreement, language="de") -> str:
    agreement.refresh_from_db()
    html = client.get(record_path("agreement", agreement.public_id, agreement.slug, language)).content.decode()
    main = html[html.index("columns__main") : html.index("columns__rail")]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main)).replace("\N{NO-BREAK SPACE}", " ")


def link(agreement, kind, other, **fields):
    return AgreementLink.objects.create(agreement=agreement, kind=kind, other=other, **fields)


def test_an_amount_is_shown_in_words_and_figures_with_its_note_and_source(client):
    agreement = make_agreement()
    provision = agreement.provisions.create(number=1, reference="Art. VI", kind="finance", text_de="Zahlung")
    source = make_source(title="Statutes")
    fields = {"note_de": "in Gold", "note_en": "in gold", "as_of": "1867", "source": source}
    Amount.objects.create(agreement=agreement, value=7_200_000, currency="USD", provision=provision, **fields)
    Amount.objects.create(agreement=agreement, order=1, value=300_000, currency="FRF", exactness="up_to", kind="annual")
    publish(agreement, by=None)
    german, english = text_of(client, agreement), text_of(client, agreement, "en")
    assert "7,2 Mio. US-Dollar Insgesamt in Gold In Ziffern 7.200.000 USD Bestimmung Art. VI Stand 1867 Quelle: Statutes" in german
    assert "bis zu 300.000 französische Francs Jährlich" in german
    assert "7.2 million US dollars In total in gold In figures 7,200,000 USD" in english


def test_a_provision_stands_below_the_one_that_it_is_part_of(client):
    agreement = make_agreement()
    article = agreement.provisions.create(number=9, kind="obligation", text_de="Der Artikel")
    agreement.provisions.create(number=1, kind="right", text_de="Der Absatz", parent=article)
    agreement.provisions.create(number=2, kind="right", text_de="Ein anderes Recht")
    publish(agreement, by=None)
    page = text_of(client, agreement)
    assert page.index("Pflichten") < page.index("Der Artikel") < page.index("Der Absatz") < page.index("Ein anderes Recht")
    assert "Der Absatz Recht" in page  # of another kind than its article: that is said


def test_what_is_part_of_a_provision_held_back_stays_at_the_desk_with_it(client):
    agreement = make_agreement()
    article = agreement.provisions.create(number=1, kind="right", text_de="Geheimer Artikel", held_back="Not sure.")
    agreement.provisions.create(number=2, kind="right", text_de="Geheimer Absatz", parent=article)
    Amount.objects.create(agreement=agreement, value=1234, currency="USD", provision=article)
    publish(agreement, by=None)
    page = text_of(client, agreement)
    assert "Geheimer" not in page and "1.234" not in page


def test_a_commitment_says_to_whom_and_how_one_can_tell(client):
    agreement = make_agreement()
    debtor, creditor = agreement.parties.all()
    words = {"deliverable_de": "Zahlen", "measure_de": "Quittung"}
    Commitment.objects.create(agreement=agreement, owed_by=debtor, beneficiary=creditor, **words)
    publish(agreement, by=None)
    page = text_of(client, agreement)
    assert f"Zugesagt an {creditor}" in page and "Woran man es erkennt Quittung" in page


def test_lineage_is_told_on_both_pages_with_the_day_of_the_other(client):
    old, new = make_agreement("Alt", published=True), make_agreement("Neu", signed_on="2025-10-06")
    link(new, "amends", old, source=make_source(title="Amtsblatt"))
    publish(new, by=None)
    forth, back = text_of(client, new), text_of(client, old)
    assert "Ändert Alt Absichtserklärung (MoU) · Unterzeichnet 6. Mai 2024 · Unterzeichnet Quelle: Amtsblatt" in forth
    assert "Geändert durch Neu Absichtserklärung (MoU) · Unterzeichnet 6. Oktober 2025 · Unterzeichnet" in back
    assert "Amended by Neu" in text_of(client, old, "en")


def test_the_other_agreement_is_named_as_it_is_live_now(client):
    old, new = make_agreement("Alt", published=True), make_agreement("Neu")
    link(new, "renews", old)
    publish(new, by=None)
    type(old).objects.filter(pk=old.pk).update(title_de="Umbenannt", row_version=9)
    publish(old, by=None)
    assert "Erneuert Umbenannt" in text_of(client, new)


def test_search_engines_learn_what_a_treaty_changes(client):
    old, new = make_agreement("Alt", form="treaty", published=True), make_agreement("Neu", form="treaty")
    link(new, "supersedes", old)
    link(new, "related", make_agreement("Anderes", published=True))
    publish(new, by=None)
    data = new.versions.get().renderings.get(kind="page", language="de").content
    (changed,) = data["structured_data"]["legislationChanges"]
    assert changed["name"] == "Alt" and old.public_id in changed["@id"]


def test_an_agreement_that_was_withdrawn_leads_nowhere(client):
    old, new = make_agreement("Alt", published=True), make_agreement("Neu")
    link(new, "amends", old)
    publish(new, by=None)
    withdraw(new, by=None, reason="Not ready.")
    assert "Neu" not in text_of(client, old)


def test_the_course_says_amended_only_where_an_event_says_it(client):
    old, new = make_agreement("Alt", published=True), make_agreement("Neu")
    link(new, "supersedes", old)
    publish(new, by=None)
    page = text_of(client, old)
    assert "Ersetzt durch Neu" in page and "Abgelöst" not in page
    assert AgreementVersion.objects.live().get(item=old).status == "signed"


@pytest.mark.parametrize("number", [1, 3])
def test_lineage_costs_no_query_of_its_own(client, django_assert_num_queries, number):
    old = make_agreement("Alt", published=True)
    for _ in range(number):
        new = make_agreement()
        link(new, "amends", old)
        publish(new, by=None)
    old.refresh_from_db()
    address = record_path("agreement", old.public_id, old.slug, "de")
    client.get(address)
    with django_assert_num_queries(4):  # the page, what is around it, its coverage; the navigation
        client.get(address)
