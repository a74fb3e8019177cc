"""The tracker: what it lists, in which order, by which filters, and how that changes with the day."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from agreements.models import Party
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.models import Redirect
from tests.agreements.commitments.making import make_commitment, make_promise
from tests.factories import make_actor, make_agreement, make_topic

pytestmark = pytest.mark.django_db

PAGE = "/en/commitments/"


def listed(client, query: str = "", page: str = PAGE) -> list[str]:
    answer = client.get(page + query)
    assert answer.status_code == 200, answer.content.decode()[-500:]
    return [link.text_content() for link in html.fromstring(answer.content).cssselect(".promise h2 a")]


def promises(**each) -> None:
    """One agreement for each, by the words that are owed."""
    for words, (due, *ratings) in each.items():
        make_promise(due, *ratings, deliverable_en=words, deliverable_de=words)


@pytest.fixture
def five():
    """One in each state, but for what is possible only, on any day of 2026."""
    promises(
        settled=("2025-01-01", ("2025-01-02", "fulfilled")),
        due=("2099-01-01",),
        silent=(None,),
        overdue=("2020-01-01",),
        open=(None, ("2025-06-01", "stalled")),
    )


def test_overdue_and_silent_come_first_by_how_long_they_wait_and_settled_last(client, five):
    assert listed(client) == ["overdue", "silent", "open", "due", "settled"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=overdue", ["overdue"]),
        ("?state=silent&state=due", ["silent", "due"]),
        ("?rating=not_rated", ["overdue", "silent", "due"]),
        ("?rating=not_rated&rating=stalled", ["overdue", "silent", "open", "due"]),
        ("?due_status=none_published", ["silent", "open"]),
        ("?due=2025", ["settled"]),
        ("?due_certainly_before=2025", ["overdue"]),
        ("?due_possibly_after=2025", ["due"]),
        ("?state=possibly_overdue", []),
    ],
)
def test_filters_find_it_or_leave_it_out(client, five, query, found):
    assert listed(client, query) == found


def test_a_date_known_in_part_is_certainly_or_possibly_before(client):
    promises(year=("2020",), month=("2020-06",), open=(None,))
    assert listed(client, "?due_certainly_before=2020-12-31") == ["month"]
    assert listed(client, "?due_possibly_before=2020-02") == ["year"]
    assert listed(client, "?due=2020-07") == ["year"]


def test_actors_agreements_topics_and_countries_narrow_the_list(client):
    debtor = make_actor("Debtor", kind="state", country="XA", published=True)
    creditor = make_actor("Creditor", kind="state", country="XB", published=True)
    agreement, topic = make_agreement(parties=[debtor, creditor]), make_topic("Bridges")
    agreement.topics.add(topic)
    owes, is_owed = Party.objects.filter(agreement=agreement).order_by("order")
    make_commitment(agreement, owed_by=owes, beneficiary=is_owed, deliverable_en="ours")
    publish(agreement, by=None)
    promises(other=(None,))
    agreement.refresh_from_db()
    ways = [f"owed_by={debtor.public_id}", f"owed_to={creditor.public_id}", f"agreement={agreement.public_id}"]
    ways += [f"topic={topic.slug}", "country=XA"]
    assert [listed(client, f"?{way}") for way in ways] == [["ours"]] * len(ways)
    assert listed(client, "?owed_by=not_stated") == ["other"]
    assert listed(client, f"?owed_by={creditor.public_id}") == []
    chips = html.fromstring(client.get(f"{PAGE}?owed_by={debtor.public_id}&state=silent").content).cssselect(".chips a")
    assert [(chip.text_content(), chip.get("href")) for chip in chips] == [("Remove: Owed by: Debtor ×", f"{PAGE}?state=silent")]
    page = client.get(PAGE).content.decode()
    assert f'href="/en/actors/{debtor.public_id}-debtor/"' in page and 'class="unknown">not stated' in page


def test_a_merged_actor_is_found_and_linked_as_the_one_that_stays(client):
    old, new = make_actor("Old name", kind="state", published=True), make_actor("New name", kind="state", published=True)
    agreement = make_agreement(parties=[old, make_actor(published=True)])
    make_commitment(agreement, owed_by=agreement.parties.get(actor=old), deliverable_en="ours")
    publish(agreement, by=None)
    withdraw(old, by=None, reason="Merged.")
    Redirect.objects.create(item_kind="actor", old=old.public_id, public_id=new.public_id)
    assert listed(client, f"?owed_by={new.public_id}") == ["ours"]
    assert f'href="/en/actors/{new.public_id}-new-name/"' in client.get(PAGE).content.decode()


def test_an_actor_that_is_not_public_keeps_the_name_of_the_version_without_a_link(client):
    hidden = make_actor("Not public", kind="state")
    agreement = make_agreement(parties=[hidden, make_actor(published=True)])
    make_commitment(agreement, owed_by=agreement.parties.get(actor=hidden))
    publish(agreement, by=None)
    page = client.get(PAGE).content.decode()
    assert "<span>Not public</span>" in page and hidden.public_id not in page


BAD = ["state=late", "rating=good", "due=yesterday", "due=about+1900", "owed_by=x", "topic=%00", "country=x"]


@pytest.mark.parametrize("query", [*BAD, "agreement="])
@pytest.mark.parametrize("address", ["/en/commitments/", "/en/commitments/feed.atom", "/en/commitments/calendar.ics"])
def test_a_bad_filter_is_refused_with_its_reason(client, address, query):
    answer = client.get(f"{address}?{query}")
    if query == "agreement=":
        assert answer.status_code == 200  # an empty box of a form asks for nothing
    else:
        page = html.fromstring(answer.content)
        assert answer.status_code == 400 and page.cssselect(".field__error, .error__text")


def test_the_day_of_the_database_decides_and_changes_words_and_validator(client):
    promises(bridge=("2031-05-06",))
    seen = {}
    for day in (5, 6, 7):
        with clock_set_to(datetime(2031, 5, day, 12, tzinfo=UTC)):
            answer = client.get(PAGE)
            seen[answer["ETag"]] = html.fromstring(answer.content).cssselect(".promise__waits")[0].text
            assert client.get(PAGE, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert list(seen.values()) == ["Due in 1 day", "Due today", "Overdue for 1 day"]
    with clock_set_to(datetime(2031, 5, 6, 21, 59, tzinfo=UTC)):  # one minute before midnight in Berlin
        assert listed(client, "?state=overdue") == []
    with clock_set_to(datetime(2031, 5, 6, 22, 0, tzinfo=UTC)):
        assert listed(client, "?state=overdue") == ["bridge"]


@pytest.mark.parametrize("number", [1, 3, 45])
def test_it_takes_two_queries_whatever_there_is(client, number):
    agreement = make_agreement()
    for count in range(number):
        make_commitment(agreement, deliverable_en=f"{count}")
    publish(agreement, by=None)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    asked = [query["sql"] for query in queries if "articles_section" not in query["sql"]]
    assert len(asked) == 2, asked  # the rows with cards and actors; how many there are of what


def test_pages_follow_one_another_without_a_gap(client):
    agreement = make_agreement()
    for count in range(45):
        make_commitment(agreement, f"20{count:02}", deliverable_en=f"{count}")
    publish(agreement, by=None)
    found, query = [], ""
    while query is not None:
        page = html.fromstring(client.get(PAGE + query).content)
        found += [link.text for link in page.cssselect(".promise h2 a")]
        query = next((link.get("href") for link in page.cssselect(".pager__next")), None)
    assert found == [str(count) for count in range(45)]


def test_the_board_counts_what_the_filter_finds_and_its_table_says_the_same(client, five):
    page = html.fromstring(client.get(PAGE).content)
    drawn = [tuple(part.text for part in link.cssselect("text")) for link in page.cssselect(".board svg a")]
    assert ("Overdue", "1") in drawn and ("Not rated", "3") in drawn and ("Nobody is named as owing it", "5") in drawn
    told = [tuple(cell.text_content() for cell in row.cssselect("td")) for row in page.cssselect(".board table tr")]
    assert set(drawn) <= set(told) and ("Possibly overdue", "0") in told
    assert page.cssselect(".list-head__count")[0].text == "5 entries"
    narrowed = html.fromstring(client.get(f"{PAGE}?state=overdue").content)
    assert [part.text for part in narrowed.cssselect(".board svg text")][:2] == ["Overdue", "1"]
    for link in page.cssselect(".board a"):
        assert client.get(link.get("href")).status_code == 200


def test_what_is_uncertain_has_a_broken_edge_and_is_never_hidden(client, five):
    page = html.fromstring(client.get(PAGE).content)
    looks = {link.cssselect("text")[0].text: link.cssselect("rect")[0].get("class") for link in page.cssselect(".board svg a")}
    assert looks["Not rated"] == looks["No timetable published"] == looks["Silent: no date, no assessment"] == "d-unknown"
    assert looks["Settled"] == "d-fulfilled" and "%" not in page.cssselect(".board table")[0].text_content()


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        ("2031-05-06", "Silent for 10 days since signing, without an assessment"),
        (PartialDate("2031-05-06", "not_after"), "Silent for at least 10 days since signing, without an assessment"),
        (PartialDate("2031-05-06", "not_before"), "Silent: nobody has assessed it, and no date is known to count from"),
        ("2031", "Silent: nobody has assessed it, and no date is known to count from"),
    ],
)
def test_silence_is_counted_from_what_is_known_of_the_signing(client, signed, words):
    agreement = make_agreement(signed_on=signed)
    make_commitment(agreement)
    publish(agreement, by=None)
    with clock_set_to(datetime(2031, 5, 16, 12, tzinfo=UTC)):
        assert html.fromstring(client.get(PAGE).content).cssselect(".promise__waits")[0].text == words


def test_an_empty_tracker_says_so(client):
    page = client.get(PAGE).content.decode()
    assert "No commitment has been published here yet" in page and "<figure" not in page
    promises(one=(None,))
    assert "No commitment fits these filters" in client.get(f"{PAGE}?state=due").content.decode()


def test_filtered_pages_are_not_for_search_engines_and_feeds_keep_the_filter(client, five):
    page = html.fromstring(client.get(f"{PAGE}?state=overdue").content)
    assert page.cssselect('meta[name="robots"]')[0].get("content") == "noindex, follow"
    followed = [link.get("href") for link in page.cssselect('link[rel="alternate"][type]')]
    assert followed == [f"{PAGE}{name}?state=overdue" for name in ("feed.rss", "feed.atom", "feed.json", "calendar.ics")]
    assert [link.get("href") for link in page.cssselect(".tracker-follow a")] == followed
    assert {client.get(address).status_code for address in followed} == {200}
