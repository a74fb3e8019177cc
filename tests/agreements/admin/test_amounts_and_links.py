"""Amounts, links, and provisions within provisions on an agreement's form."""

import re

import pytest

from agreements.models import AgreementVersion, Commitment
from tests.factories import make_agreement
from tests.newsroom.admin.forms import save

pytestmark = pytest.mark.django_db


def change_url(agreement) -> str:
    return f"/admin/agreements/agreement/{agreement.pk}/change/"


def line(prefix: str, number: int = 0, **values) -> dict:
    return {f"{prefix}-TOTAL_FORMS": str(number + 1)} | {f"{prefix}-{number}-{name}": value for name, value in values.items()}


@pytest.fixture
def agreement():
    return make_agreement("Water pact")


def test_an_amount_is_written_in_a_line(editor, agreement):
    typed = line("amounts", value="7200000", currency="USD", exactness="about", kind="total", note_en="in gold", order="0")
    assert save(editor, change_url(agreement), **typed).status_code == 302
    amount = agreement.amounts.get()
    assert (amount.value, amount.currency, amount.exactness, amount.note_en) == (7_200_000, "USD", "about", "in gold")


def test_a_link_is_written_on_the_form_of_the_agreement_that_comes_later(editor, agreement):
    old = make_agreement("Old pact", published=True)
    assert save(editor, change_url(agreement), **line("links", kind="amends", other=str(old.pk))).status_code == 302
    assert [(link.kind, link.other) for link in agreement.links.all()] == [("amends", old)]
    page = editor.get(change_url(agreement)).content.decode()
    assert "amends Old pact" in page  # in the line's heading, and among the evidence


def test_choosing_the_other_agreement_does_not_list_them_all(editor, agreement):
    for _ in range(3):
        make_agreement("Not offered")
    assert "Not offered" not in editor.get(change_url(agreement)).content.decode()
    found = editor.get("/admin/autocomplete/?app_label=agreements&model_name=agreementlink&field_name=other&term=Not").json()["results"]
    assert [one["text"] for one in found] == ["Not offered"] * 3


def test_a_parent_is_chosen_among_the_provisions_of_this_agreement(editor, agreement):
    mine = agreement.provisions.create(number=1, kind="right", text_en="Article")
    part = agreement.provisions.create(number=2, kind="right", text_en="Paragraph")
    foreign = make_agreement().provisions.create(number=1, kind="right", text_en="Foreign")
    page = editor.get(change_url(agreement)).content.decode()
    offered = re.search(r'<select name="provisions-1-parent".*?</select>', page, re.DOTALL).group()
    assert f'value="{mine.pk}"' in offered and f'value="{foreign.pk}"' not in offered
    assert save(editor, change_url(agreement), **{"provisions-1-parent": str(mine.pk)}).status_code == 302
    part.refresh_from_db()
    assert part.parent == mine


def test_whom_it_is_owed_to_is_chosen_on_the_commitments_own_page_too(editor, agreement):
    debtor, creditor = agreement.parties.all()
    commitment = Commitment.objects.create(agreement=agreement, owed_by=debtor, deliverable_en="A dam")
    url = f"/admin/agreements/commitment/{commitment.pk}/change/"
    answer = save(editor, url, beneficiary=str(creditor.pk), measure_en="It holds water")
    commitment.refresh_from_db()
    assert (answer.status_code, commitment.beneficiary, commitment.measure_en) == (302, creditor, "It holds water")
    refused = save(editor, url, beneficiary=str(debtor.pk))
    assert "Nobody owes anything to themselves." in refused.content.decode()


def test_an_unpublished_agreement_that_it_amends_is_offered_for_going_out_together(editor, agreement):
    old = make_agreement("Old pact")
    save(editor, change_url(agreement), **line("links", kind="amends", other=str(old.pk)))
    page = editor.get(f"/admin/publish/?item=agreement.{agreement.pk}").content.decode()
    assert f'value="agreement.{old.pk}' in page


def test_the_new_rows_stand_closed_with_their_count(editor, agreement):
    agreement.amounts.create(value=7_200_000, currency="EUR")
    page = editor.get(change_url(agreement)).content.decode()
    group = page[page.index('id="amounts-group"') :]
    assert "7,200,000\N{NO-BREAK SPACE}EUR" in group
    assert '<span class="count">1</span>' in group[:1500] and "<details open" not in group[:600]


def test_a_reporter_writes_them_in_a_draft(reporter):
    agreement = make_agreement("Draft", created_by=reporter.user)
    assert save(reporter, change_url(agreement), **line("amounts", value="5", currency="EUR", kind="total", exactness="exact", order="0"))
    assert agreement.amounts.count() == 1 and not AgreementVersion.objects.exists()
