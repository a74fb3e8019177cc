"""Agreements at the desk: the short beginning, the long form, rows of their own."""

import re

import pytest

from agreements.models import Agreement, AgreementVersion, Commitment, Party, Signature
from tests.factories import make_actor, make_agreement, make_source
from tests.newsroom.admin.forms import form_of, save

pytestmark = pytest.mark.django_db
ADD = "/admin/agreements/agreement/add/"


def change_url(agreement) -> str:
    return f"/admin/agreements/agreement/{agreement.pk}/change/"


def test_a_memorandum_is_published_from_the_short_form_with_eight_fields(editor):
    first, second = make_actor("Ada", published=True), make_actor("Water board", kind="state", published=True)
    filled = {"title_en": "Water memorandum", "form": "mou", "party_a": first.pk, "party_b": second.pk}
    filled |= {"event": "announced", "event_on": "3.4.2025", "main_source": make_source().pk}
    answer = save(editor, ADD, button="_publish", **filled)
    version = AgreementVersion.objects.live().get()
    assert answer["Location"] == change_url(version.item) and len(filled) <= 15
    assert (version.title_en, version.status) == ("Water memorandum", "announced")
    assert [(party.actor, party.capacity) for party in Party.objects.all()] == [(first, "not_stated"), (second, "not_stated")]


def test_the_short_form_asks_for_little_and_the_change_form_for_the_rest(editor):
    names = {name for name in form_of(editor.get(ADD)) if not name.startswith(("csrf", "public_id", "event_on"))}
    assert names == {"title_de", "title_en", "form", "event"} | {"main_source", "party_a", "party_b"} & names
    page = editor.get(change_url(make_agreement())).content.decode()
    assert all(f'id="{name}-group"' in page for name in ("parties", "signatures", "events", "provisions", "commitments", "identifiers"))


def test_a_draft_needs_a_title_in_one_language(editor):
    answer = save(editor, ADD, form="mou")
    assert answer.status_code == 200 and "Give a title in at least one language." in answer.content.decode()
    assert save(editor, ADD, form="mou", title_de="Vertrag").status_code == 302
    assert not Party.objects.exists()


def test_nobody_makes_an_agreement_with_oneself(editor):
    actor = make_actor()
    answer = save(editor, ADD, form="mou", title_de="V", party_a=actor.pk, party_b=actor.pk)
    assert answer.status_code == 200 and not Agreement.objects.exists()


def test_the_form_opens_without_empty_rows_and_with_counts(editor):
    page = editor.get(change_url(make_agreement()))
    form = form_of(page)
    assert form["parties-TOTAL_FORMS"] == form["parties-INITIAL_FORMS"] == ["2"]
    assert form["provisions-TOTAL_FORMS"] == ["0"]
    assert 'Provisions <span class="count">0</span>' in page.content.decode()


def test_a_signature_chooses_among_the_parties_of_its_own_agreement(editor):
    mine, other = make_agreement("Mine"), make_agreement("Other")
    page = editor.get(change_url(mine)).content.decode()
    foreign = other.parties.first()
    offered = re.search(r'<select name="signatures-0-party".*?</select>', page, re.DOTALL).group()
    assert f'<option value="{foreign.pk}"' not in offered
    row = {"signatures-TOTAL_FORMS": "3", "signatures-2-party": str(foreign.pk), "signatures-2-unknown_reason": "not_named"}
    assert save(editor, change_url(mine), **row).status_code == 200
    assert not Signature.objects.filter(agreement=mine, party=foreign).exists()


def test_who_signed_is_a_person_or_a_reason(editor):
    agreement, person = make_agreement(), make_actor("Ada")
    answer = save(editor, change_url(agreement), **{"signatures-0-person": str(person.pk)})
    assert "Name the person who signed, or choose why it is unknown; not both." in answer.content.decode()
    fixed = {"signatures-0-person": str(person.pk), "signatures-0-unknown_reason": ""}
    assert save(editor, change_url(agreement), **fixed).status_code == 302
    assert agreement.signatures.first().person == person


def test_the_status_follows_from_the_events_and_is_not_typed(editor):
    agreement = make_agreement()
    assert '<div class="readonly">Signed</div>' in editor.get(change_url(agreement)).content.decode()
    agreement.events.update(held_back="wait")
    assert '<div class="readonly">Unknown</div>' in editor.get(change_url(agreement)).content.decode()


def test_the_evidence_says_which_sources_are_inherited(editor):
    agreement = make_agreement()
    own = make_source(title="Own source")
    agreement.parties.filter(order=0).update(source=own)
    evidence = editor.get(change_url(agreement)).context["evidence"]
    told = {(row.row._meta.model_name, str(row.source), row.is_inherited) for row in evidence}
    main = str(agreement.main_source)
    expected = {("party", "Own source", False), ("party", main, True), ("signature", main, True), ("agreementevent", main, True)}
    assert told == expected


@pytest.mark.parametrize("parties", [2, 3, 9])
def test_the_form_costs_the_same_for_any_number_of_rows(editor, django_assert_num_queries, parties):
    agreement = make_agreement(parties=[make_actor(kind="state") for _ in range(parties)])
    signatory = make_actor("Ada")
    agreement.signatures.update(person=signatory, unknown_reason="", source=make_source())
    editor.get(change_url(agreement))
    # session, user, permissions 2; the item 2, main source, topics; eight inlines; evidence; what a publication would freeze; retracted
    # sources; acts, states
    with django_assert_num_queries(59):
        editor.get(change_url(agreement))


def test_a_held_back_row_carries_its_lock(editor):
    agreement = make_agreement()
    agreement.events.update(held_back="The court decides on Friday")
    page = editor.get(change_url(agreement)).content.decode()
    assert '<span class="lock"' in page and "The court decides on Friday" in page


@pytest.fixture
def commitment(db):
    agreement = make_agreement("Water pact", published=True)
    return Commitment.objects.create(agreement=agreement, owed_by_not_stated=True, deliverable_en="A dam")


def commitment_url(commitment) -> str:
    return f"/admin/agreements/commitment/{commitment.pk}/change/"


def assessed(rating: str) -> dict:
    row = {"as_of": "2025", "as_of_qualifier": "exact", "rating": rating}
    return {"assessments-TOTAL_FORMS": "1"} | {f"assessments-0-{name}": value for name, value in row.items()}


def test_a_commitment_is_assessed_on_its_own_page_and_its_agreement_has_changed(editor, commitment):
    answer = save(editor, commitment_url(commitment), **assessed("stalled"))
    agreement = Agreement.objects.get()
    assert answer.status_code == 302 and commitment.assessments.get().rating == "stalled"
    assert agreement.has_unpublished_changes and agreement.updated_by == editor.user


def test_a_commitment_and_its_agreement_share_one_lock(editor, registrar, commitment):
    seen = form_of(registrar.get(commitment_url(commitment)))
    save(editor, change_url(commitment.agreement), title_en="Changed")
    answer = registrar.post(commitment_url(commitment), seen | assessed("stalled") | {"_save": "1"})
    assert "editor saved this in between" in answer.content.decode()
    assert not commitment.assessments.exists()


def test_an_agreement_form_open_meanwhile_is_refused_after_an_assessment(editor, registrar, commitment):
    seen = form_of(registrar.get(change_url(commitment.agreement)))
    save(editor, commitment_url(commitment), **assessed("stalled"))
    answer = registrar.post(change_url(commitment.agreement), seen | {"_save": "1", "title_en": "Typed"})
    assert answer.status_code == 200 and "saved this in between" in answer.content.decode()


def test_a_reporter_does_not_assess_what_is_published(reporter, commitment):
    page = reporter.get(commitment_url(commitment))
    assert page.status_code == 200 and 'name="_save"' not in page.content.decode()
    assert reporter.post(commitment_url(commitment), {"deliverable_en": "X"}).status_code == 403
