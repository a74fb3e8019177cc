"""The page of a lineage: what it shows, how it answers, and what it never tells."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from agreements.addresses import record_path
from agreements.family.pages import lineage_path
from agreements.models import AgreementLink, Party
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.models import Redirect
from tests.agreements.lineage_webs import link_up, live_agreements
from tests.factories import make_actor, make_agreement
from tests.surfaces import text_of
from tests.test_budgets import queries_of

pytestmark = pytest.mark.django_db

MOMENT = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)


def link(agreement, kind, other, **fields):
    return AgreementLink.objects.create(agreement=agreement, kind=kind, other=other, **fields)


def address(agreement, language="de") -> str:
    agreement.refresh_from_db()
    return lineage_path(agreement.public_id, agreement.slug, language)


@pytest.fixture
def family():
    """Memorandum 2010, contract 2013, amendment 2016, and a declaration that is only related."""
    memo, contract = make_agreement("Memorandum", signed_on="2010"), make_agreement("Vertrag", signed_on="2013-02-03", form="contract")
    amendment, declaration = make_agreement("Änderung", signed_on="2016-09-30", form="protocol"), make_agreement("Erklärung")
    link(contract, "implements", memo)
    link(amendment, "amends", contract)
    link(declaration, "related", contract)
    publish(memo, contract, amendment, declaration, by=None)
    return memo, contract, amendment, declaration


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))


def table_of(client, path: str) -> list[str]:
    table = client.get(path).content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [words_of(row).strip() for row in table.split("</tr>")[:-1]]


def test_the_table_says_in_order_of_time_what_each_does_to_which(client, family):
    memo, contract, amendment, _declaration = family
    assert table_of(client, address(memo)) == [
        "Memorandum Diese Vereinbarung 2010 Absichtserklärung (MoU) · Unterzeichnet verweist auf keine dieser Vereinbarungen",
        "Vertrag 3. Februar 2013 Vertrag · Unterzeichnet Setzt um Memorandum Gegenüberstellung : Memorandum, Vertrag",
        "Änderung 30. September 2016 Protokoll · Unterzeichnet Ändert Vertrag Gegenüberstellung : Vertrag, Änderung",
    ]
    assert table_of(client, address(amendment, "en"))[2].startswith("Änderung This agreement 30 September 2016")


def test_the_picture_says_the_same_with_links(client, family):
    _memo, contract, *_others = family
    picture = client.get(address(contract)).content.decode().partition("<svg role")[2].partition("</svg>")[0]
    assert re.findall(r'<text class="d-text d-text--strong"[^>]*>([^<]*)', picture) == ["Memorandum", "Vertrag", "Änderung"]
    assert [url.rpartition("/")[0].rpartition("-")[2] for url in re.findall(r'<a href="([^"]+)"', picture)] == [
        "memorandum",
        "vertrag",
        "aenderung",
    ]
    assert "Setzt um: Memorandum" in picture and "Ändert: Vertrag" in picture and picture.count('aria-current="true"') == 1
    assert picture.count('class="d-maybe"') == 1  # 2010 is known as a year only
    assert "style=" not in picture and "<title" in picture


def test_what_is_only_related_stands_apart(client, family):
    page = client.get(address(family[2])).content.decode()
    picture, apart = page.partition('id="related"')[::2]
    assert (
        "Erklärung" not in picture.partition("<svg role")[2]
        and "Erklärung" in apart
        and "Verbunden mit: Vertrag" in words_of(apart).replace(" :", ":")
    )


def test_an_agreement_without_links_says_so_and_is_not_for_search_engines(client):
    alone = make_agreement("Allein", published=True)
    page = client.get(address(alone)).content.decode()
    assert "Von Vorläufern oder Nachfolgern ist hier nichts bekannt" in page and 'content="noindex"' in page and "<svg role" not in page


def test_another_slug_and_the_bare_id_lead_to_the_present_address(client, family):
    memo = family[0]
    path = address(memo)
    for other in (path.replace(memo.slug, "anders"), path.replace(f"-{memo.slug}", "")):
        response = client.get(f"{other}?x=1")
        assert (response.status_code, response["Location"]) == (301, f"{path}?x=1")


def test_a_withdrawn_one_is_gone_with_its_reason_and_unknown_ones_are_not_found(client, family):
    memo = family[0]
    path = address(memo)
    assert client.get(path.replace(memo.public_id, "22222222")).status_code == 404
    Redirect.objects.create(item_kind="agreement", old="33333333", public_id=memo.public_id)
    moved = client.get(path.replace(memo.public_id, "33333333"))
    assert (moved.status_code, moved["Location"]) == (301, lineage_path(memo.public_id, "", "de"))
    withdraw(memo, by=None, reason="The account was mistaken.")
    response = client.get(path)
    assert response.status_code == 410 and "The account was mistaken." in response.content.decode()


def test_what_left_the_record_leaves_no_trace_in_the_lineage_of_others(client, family):
    memo, contract, amendment, _declaration = family
    withdraw(contract, by=None, reason="Not ready.")
    for path in (address(memo), address(amendment), address(memo, "en")):
        assert contract.public_id not in text_of(client, path)
    assert "<svg role" not in text_of(client, address(memo))


def test_a_link_held_back_and_one_not_yet_published_are_not_drawn(client):
    old, secret, draft = make_agreement("Alt", published=True), make_agreement("Geheim"), make_agreement("Entwurf")
    link(secret, "amends", old, held_back="Not sure.")
    link(draft, "amends", old)
    publish(secret, by=None)
    page = text_of(client, address(old))
    assert "Geheim" not in page and "Entwurf" not in page and "<svg role" not in page
    assert "Alt" not in table_of(client, address(secret))


def test_a_scheduled_amendment_is_drawn_from_its_moment_on(client):
    old, new = make_agreement("Alt", published=True), make_agreement("Demnächst")
    link(new, "amends", old)
    publish(new, by=None, at=MOMENT)
    with clock_set_to(MOMENT - timedelta(seconds=1)):
        assert "Demnächst" not in text_of(client, address(old)) and client.get(address(new)).status_code == 404
    with clock_set_to(MOMENT):
        assert "Ändert: Alt" in text_of(client, address(old)) and "Demnächst" in text_of(client, address(new))


def test_titles_are_text_in_picture_and_table(client):
    attack = '"><script>alert(1)</script><b>'
    old, new = make_agreement(attack), make_agreement(f"Neu {attack}")
    link(new, "amends", old)
    publish(old, new, by=None)
    page = client.get(address(old)).content.decode()
    assert "<script>alert" not in page and "<b>" not in page.partition("<svg role")[2].partition("</figure>")[0]


def test_two_queries_whatever_the_size_and_304_for_whoever_has_it(client):
    versions = live_agreements(40)
    path = lineage_path(versions[0].public_id, versions[0].slug, "de")
    for links in ([], [(1, "amends", 0)], [(number, "amends", 0) for number in range(1, 40)]):
        link_up(versions, links)
        etag = client.get(path)["ETag"]
        assert len(queries_of(client, path)) == 2  # the family; the links that join it
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


def test_the_page_of_an_agreement_leads_to_its_lineage_and_to_a_comparison(client, family):
    memo = family[0]
    memo.refresh_from_db()
    page = client.get(record_path("agreement", memo.public_id, memo.slug, "de")).content.decode()
    assert f'href="{address(memo)}"' in page and f'href="{address(memo).replace("abfolge", "gegenueberstellung")}"' in page


def test_the_other_language_is_one_link_away(client, family):
    memo = family[0]
    page = client.get(address(memo)).content.decode()
    assert f'href="{address(memo, "en")}"' in page and 'hreflang="en"' in page


def test_what_was_only_typed_at_the_desk_is_on_no_card(client, family):
    Party.objects.create(agreement=family[0], actor=make_actor("Geheimer Dritter"), order=9)
    assert "Geheimer Dritter" not in text_of(client, address(family[1]))
