"""Facts that contradict each other, as readers find them: side by side, each with its source."""

import pytest

from agreements.models import Identifier, Position
from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_source
from tests.surfaces import pages_of

pytestmark = pytest.mark.django_db


def read(client, item) -> str:
    publish(item, by=None)
    return client.get(pages_of(item)[1]).content.decode()


def accounts(page: str) -> list[str]:
    """The boxes on the page, without markup."""
    boxes = page.split('<div class="accounts">')[1:]
    return [" ".join(box.split("</section>")[0].split()) for box in boxes]


def test_two_births_stand_side_by_side_and_the_head_says_that_they_differ(client):
    actor = make_actor("Rathenau", began_on="1868", main_source=make_source(title="Handbook"))
    actor.events.create(kind="born", on="1867-09-29", source=make_source(title="Register of births"))
    page = read(client, actor)
    (box,) = accounts(page)
    assert "Born: accounts differ" in box
    assert box.index("29 September 1867") < box.index("Register of births") < box.index("1868</time>") < box.index("Handbook")
    head = page.split("</header>")[1]
    assert "accounts differ" in head and "1868" not in head
    picture = page.split("<figure")[1].split("</figure>")[0]
    assert page.replace(picture, "").count("29 September 1867") == 1 and picture.count("(accounts differ)") == 4


def test_two_spans_of_one_office_share_one_box(client):
    person, state = make_actor("Rathenau"), make_actor("Reich", kind="state", published=True)
    office = {"person": person, "organization": state, "title_en": "Minister"}
    Position.objects.create(**office, since="1922-01-31", until="1922-06-24")
    Position.objects.create(**office, since="1922-02-01", until="1922-06-25", source=make_source(title="The other book"))
    Position.objects.create(**office | {"title_en": "Deputy"}, since="1919")
    page = read(client, person)
    (box,) = accounts(page)
    assert "Minister, " in box and "31 January 1922 to 24 June 1922" in box and "1 February 1922 to 25 June 1922" in box
    assert "The other book" in box and "Deputy" not in box and "Deputy" in page
    assert f'href="{pages_of(state)[1]}"' in box


def test_numbers_ratings_dues_and_sums_stay_in_their_lists_and_stand_side_by_side_below(client):
    agreement = make_agreement("Alaska")
    for number in ("Q1", "Q2"):
        Identifier.objects.create(agreement=agreement, scheme="wikidata", value=number)
    owed = {"deliverable_en": "Payment", "owed_by": agreement.parties.first(), "due_status": "dated"}
    first, _second = (agreement.commitments.create(**owed, due_on=day) for day in ("1868-04-20", "1868-08-01"))
    for rating in ("stalled", "fulfilled"):
        first.assessments.create(as_of="1868", rating=rating)
    for value in (7_200_000, 7_000_000):
        agreement.amounts.create(value=value, currency="USD")
    page = read(client, agreement)
    found = accounts(page)
    labels = ["Payment: accounts differ", "Payment, 1868: accounts differ", "In total: accounts differ", "Wikidata: accounts differ"]
    assert [label for box in found for label in labels if label in box] == labels
    text = " ".join(page.split())
    for words in ("20 April 1868", "Fulfilled", "7.2 million", "Q2"):
        assert text.count(words) >= 2 and any(words in box for box in found), words


def test_what_can_both_be_true_is_left_alone(client):
    actor = make_actor("Rathenau", began_on="1867")
    actor.events.create(kind="born", on="1867-09-29")
    assert accounts(read(client, actor)) == []
