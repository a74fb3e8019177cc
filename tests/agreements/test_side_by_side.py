"""Two agreements side by side: what stands in one row, what only one of them has, whom to choose, and what never slips out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.beside.choosing import EACH, FOUND_AT_MOST, suggestions
from agreements.beside.facts import Value, row
from agreements.beside.pages import beside_path
from agreements.beside.topics import Heading, side_by_side
from agreements.models import AgreementLink, Amount, Assessment, Commitment, Provision
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import Redirect
from tests.agreements.lineage_webs import link_up, live_agreements
from tests.factories import make_actor, make_agreement, make_source, make_topic
from tests.surfaces import text_of
from tests.test_budgets import queries_of

pytestmark = pytest.mark.django_db


def address(agreement, other=None, language="de") -> str:
    agreement.refresh_from_db()
    path = beside_path(agreement.public_id, agreement.slug, language)
    return f"{path}?with={other.public_id}" if other else path


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html)).strip()


def section(client, path: str, anchor: str) -> str:
    page = client.get(path).content.decode()
    return words_of(page.partition(f'id="{anchor}">')[2].partition("</section>")[0])


def provision(agreement, number, text, kind="obligation", **fields):
    return Provision.objects.create(agreement=agreement, number=number, kind=kind, text_de=text, text_en=text, **fields)


@pytest.fixture
def two():
    """Alt and Neu: one topic in common, procedures in both, a finance clause only in Alt."""
    water, money = make_topic("Wasser"), make_topic("Geld")
    old, new = make_agreement("Alt", form="framework"), make_agreement("Neu", form="framework", signed_on="2026-01-02")
    article = provision(old, 1, "Die Hälfte", topic=water, reference="Art. 1")
    provision(old, 2, "Kosten", "finance", topic=money)
    provision(old, 3, "Jährlich", "procedure")
    provision(new, 1, "Ein Drittel", "right", topic=water, reference="§ 1")
    provision(new, 2, "Ein Viertel", parent=new.provisions.get())
    provision(new, 3, "Halbjährlich", "procedure")
    owed = Commitment.objects.create(
        agreement=old, owed_by=old.parties.first(), deliverable_de="Messen", provision=article, due_status="dated", due_on="2030"
    )
    Assessment.objects.create(commitment=owed, as_of="2026-03-01", rating="partly_fulfilled")
    Commitment.objects.create(agreement=new, owed_by_not_stated=True, deliverable_de="Melden", due_status="none_published")
    AgreementLink.objects.create(agreement=new, kind="supersedes", other=old)
    publish(old, new, by=None)
    return old, new


def test_provisions_that_share_a_topic_stand_in_one_row_then_kinds_then_what_only_one_has(client, two):
    found = section(client, address(*two), "provisions")
    order = [
        "Wasser",
        "Die Hälfte",
        "Ein Drittel",
        "Ein Viertel",
        "Verfahren",
        "Jährlich",
        "Halbjährlich",
        "Nur in A",
        "Geld",
        "Kosten",
        "Nur in B",
    ]
    assert [found.index(word) for word in order] == sorted(found.index(word) for word in order)
    assert "Pflicht Art. 1 Die Hälfte" in found and "Recht § 1 Ein Drittel" in found
    assert found.endswith("Nur in B Neu nichts, was der anderen fehlt")


def test_commitments_stand_beside_each_other_with_dates_and_ratings(client, two):
    found = section(client, address(*two), "commitments")
    assert "Nur in A Alt Wasser Messen Fällig 2030" in found and "Teilweise erfüllt · 1. März 2026" in found
    assert "Nur in B Neu Ohne Thema Melden Fällig Kein Zeitplan bekannt gegeben" in found


def test_key_facts_say_in_words_what_differs(client, two):
    found = section(client, address(*two), "facts")
    assert "Form gleich" in found and "Unterzeichnet verschieden A Alt 6. Mai 2024 B Neu 2. Januar 2026" in found
    english = section(client, address(*two, "en"), "facts")
    assert "Form the same" in english and "Signed differs" in english


def test_a_party_that_only_one_has_is_said_to_be_only_there(client):
    both, one, other = (make_actor(name, kind="state", published=True) for name in ("Beide", "Nur-A", "Nur-B"))
    left, right = make_agreement(parties=[both, one]), make_agreement(parties=[both, other])
    publish(left, right, by=None)
    assert "Beide in beiden Nur-A nur hier" in section(client, address(left, right), "facts")
    assert "Beide in beiden Nur-B nur hier" in section(client, address(left, right), "facts")


def test_amounts_and_their_absence_are_compared(client, two):
    old, new = two
    Amount.objects.create(agreement=new, value=5000, currency="USD")
    publish(new, by=None)
    assert "Beträge verschieden A Alt nicht angegeben B Neu 5.000 US-Dollar" in section(client, address(old, new), "facts").replace(
        "\xa0", " "
    )


def test_the_link_between_the_two_is_told_and_the_sides_can_be_swapped(client, two):
    old, new = two
    page = client.get(address(old, new)).content.decode()
    assert "B ersetzt A" in words_of(page) and f'href="{address(new, old)}"' in page
    assert "A ersetzt B" in words_of(client.get(address(new, old)).content.decode())


def test_evidence_is_reached_on_the_page_of_the_agreement(client, two):
    old, _new = two
    page = client.get(address(*two)).content.decode()
    uid = old.provisions.get(number=1).uid
    (path,) = re.findall(rf'href="([^"]+)#fact-{uid}"', page)
    assert f'id="fact-{uid}"' in client.get(path).content.decode()


def test_a_text_of_the_other_language_wears_its_badge(client):
    left, right = make_agreement("Alt"), make_agreement("Neu")
    Provision.objects.create(agreement=left, number=1, kind="right", text_de="Nur deutsch")
    publish(left, right, by=None)
    page = client.get(address(left, right, "en")).content.decode()
    assert '<span class="fact__text" lang="de">Nur deutsch</span>' in page and ">DE<" in page.upper()


def test_nothing_recorded_is_said(client):
    left, right = make_agreement(published=True), make_agreement(published=True)
    assert section(client, address(left, right), "provisions").endswith("Von keiner der beiden Vereinbarungen sind Bestimmungen erfasst.")


def test_one_query_for_both_and_304_for_whoever_has_it(client, two):
    path = address(*two)
    etag = client.get(path)["ETag"]
    assert len(queries_of(client, path)) == 1  # both versions with their documents
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    publish(two[1], by=None)
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_bad_same_unknown_and_withdrawn_ones_get_a_sentence_and_their_status(client, two):
    old, new = two
    path, gone = address(old), make_agreement("Weg", published=True)
    withdraw(gone, by=None, reason="Not ready.")
    asked = {"x": 400, "%00": 400, "a" * 9: 400, old.public_id: 400, "22222222": 404, gone.public_id: 410}
    assert {other: client.get(f"{path}?with={other}").status_code for other in asked} == asked
    assert "zurückgezogen" in text_of(client, f"{path}?with={gone.public_id}") and "Weg" not in text_of(
        client, f"{path}?with={gone.public_id}"
    )
    assert "zweimal dieselbe" in text_of(client, f"{path}?with={old.public_id}")
    Redirect.objects.create(item_kind="agreement", old="33333333", public_id=new.public_id)
    moved = client.get(f"{path}?with=33333333")
    assert (moved.status_code, moved["Location"]) == (301, f"{path}?with={new.public_id}")


def test_the_first_of_the_two_answers_as_its_own_page_does(client, two):
    old, new = two
    path = address(old, new)
    moved = client.get(path.replace(old.slug, "anders"))
    assert (moved.status_code, moved["Location"]) == (301, path)
    assert client.get(path.replace(old.public_id, "22222222")).status_code == 404
    withdraw(old, by=None, reason="The account was mistaken.")
    response = client.get(path)
    assert response.status_code == 410 and "The account was mistaken." in response.content.decode()


def test_what_is_held_back_or_only_at_the_desk_is_on_neither_side(client, two):
    old, new = two
    provision(new, 8, "Tarnkappe", held_back="Not sure.")
    secret = make_source(title="Tarnkappe", is_confidential=True)
    provision(new, 9, "Bekannt", source=secret, locator="Tarnkappe", excerpt="Tarnkappe")
    publish(new, by=None)
    provision(old, 9, "Tarnkappe")
    for language in ("de", "en"):
        assert "Tarnkappe" not in text_of(client, address(old, new, language)) and "Tarnkappe" not in text_of(
            client, address(old, None, language)
        )
    assert "Quelle : nicht genannt" in section(client, address(old, new), "provisions").replace("Quelle:", "Quelle :")


def test_texts_are_text(client):
    attack = '"><script>alert(1)</script>'
    left, right = make_agreement(attack), make_agreement(f"Neu {attack}")
    provision(left, 1, attack, reference='"><i>', topic=make_topic('"><i>Thema'))
    publish(left, right, by=None)
    for path in (address(left, right), address(left), f"{address(left)}?q=%22%3E%3Cscript%3Ealert(1)"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page and "<i>" not in page


# Choosing


def choices(client, path: str) -> dict[str, list[str]]:
    """Heading → titles."""
    page = client.get(path).content.decode()
    sections = re.findall(r'<h2 class="sheet-section__title"[^>]*>([^<]+)</h2>(.*?)</section>', page, re.DOTALL)
    return {heading: re.findall(r"\?with=[^>]*>([^<]+)</a>", part) for heading, part in sections}


def test_suggested_are_linked_ones_then_those_with_its_parties_then_those_on_its_topics(client):
    states, topic = [make_actor(kind="state", published=True) for _ in range(2)], make_topic()
    this, linked = make_agreement("Dies", parties=states), make_agreement("Verknüpft", parties=states)
    shares, about, stranger = make_agreement("Beteiligt", parties=states), make_agreement("Thema"), make_agreement("Fremd")
    AgreementLink.objects.create(agreement=linked, kind="amends", other=this)
    for one in (this, linked, shares, about):
        one.topics.add(topic)
    publish(this, linked, shares, about, stranger, by=None)
    expected = {"Mit ihr verknüpft": ["Verknüpft"], "Mit denselben Beteiligten": ["Beteiligt"], "Zu denselben Themen": ["Thema"]}
    assert choices(client, address(this)) == expected
    withdraw(linked, by=None, reason="Not ready.")
    assert "Verknüpft" not in text_of(client, address(this))


def test_a_search_finds_titles_and_parties_whatever_the_form_of_the_word(client):
    ruritania, other = (make_actor(name, kind="state", published=True) for name in ("Ruritanien", "Anderland"))
    this, treaty = (
        make_agreement("Fischerei", published=True),
        make_agreement("Die Grenzverträge", parties=[ruritania, other], published=True),
    )
    for asked in ("grenzvertrag", "Grenz", "ruritanien", "rurit grenz", "die Grenzverträge"):
        assert choices(client, f"{address(this)}?q={asked}")["Gefunden"] == [treaty.title_de], asked
    assert choices(client, f"{address(this)}?q=Fischerei")["Gefunden"] == []  # not with itself
    assert "Nichts gefunden" in text_of(client, f"{address(this)}?q=Xyzzy")


@pytest.mark.parametrize("asked", ["a", "%00", "...", "a" * 201, "' | !"])
def test_what_cannot_be_searched_for_is_said(client, asked):
    response = client.get(f"{address(make_agreement(published=True))}?q={asked}")
    assert response.status_code == 400 and "Danach lässt sich nicht suchen" in response.content.decode()


def test_what_was_searched_for_is_kept_by_no_cache(client):
    assert client.get(f"{address(make_agreement(published=True))}?q=Wasser")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", [2, 30])
def test_choosing_takes_two_queries_and_searching_three_whatever_there_is(client, number):
    versions = live_agreements(number)
    link_up(versions, [(one, "amends", 0) for one in range(1, number)])
    path = beside_path(versions[0].public_id, versions[0].slug, "de")
    assert len(queries_of(client, path)) == 2  # this one; suggestions
    assert len(queries_of(client, f"{path}?q=Wasser")) == 3  # and what was found
    found = suggestions(versions[0].public_id, versions[0].pk, "de")
    assert all(len(some) <= EACH for some in found.values())
    assert len(choices(client, f"{path}?q=Wasser")["Gefunden"]) == min(number - 1, FOUND_AT_MOST)


# Rules that need no database


class Entry:
    def __init__(self, heading: Heading):
        self.heading = heading


headings = st.builds(
    lambda key, is_topic: Heading(0 if is_topic else int(key), key, key, is_topic=is_topic), st.sampled_from("0123"), st.booleans()
)
entries = st.lists(headings.map(Entry), max_size=8)


@given(entries, entries)
def test_every_entry_stands_in_exactly_one_group_and_topics_come_first(left, right):
    beside = side_by_side(left, right)
    groups = [*beside.both, *beside.only_left, *beside.only_right]
    assert sorted(map(id, left)) == sorted(id(entry) for group in groups for entry in group.left)
    assert sorted(map(id, right)) == sorted(id(entry) for group in groups for entry in group.right)
    assert all(group.left and group.right for group in beside.both)
    assert not any(group.right for group in beside.only_left) and not any(group.left for group in beside.only_right)
    for some in (beside.both, beside.only_left, beside.only_right):
        assert [group.heading.is_topic for group in some] == sorted((group.heading.is_topic for group in some), reverse=True)


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)))
def test_a_row_is_the_same_exactly_where_both_sides_say_the_same(left, right):
    found = row("Parties", *([Value(key, str(key)) for key in keys] for keys in (left, right)))
    assert found.is_same == (set(left) == set(right))
    assert {value.key for value, is_alone in found.left if not is_alone} == {value.key for value, is_alone in found.right if not is_alone}
