"""The promise: what was frozen comes back, from any state of the desk, and what is private is left alone."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agreements.models import Actor, Amount, Assessment, Commitment, Party, Position, Provision, Signature
from articles.models import Article, Mention, QuoteBlock
from newsroom.publishing import clock
from newsroom.publishing.acts import publish
from newsroom.publishing.errors import RestoreRefused
from newsroom.publishing.freezing import freeze, is_private, left_out
from newsroom.publishing.restoring import restore_document
from newsroom.publishing.shapes import publishing_of
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_section, make_source, make_topic
from tests.newsroom.publishing.shaking import Shaker, World

pytestmark = pytest.mark.django_db

MAKERS = {"actor": make_actor, "agreement": lambda: make_agreement(parties=[]), "article": make_article}


@pytest.fixture
def world():
    return World()


def rows_by_uid(document: dict, uids: set[str]) -> dict:
    return {row["uid"]: row for rows in document["content"]["rows"].values() for row in rows if row["uid"] in uids}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_was_frozen_comes_back_from_any_state_of_the_desk(world, kind):
    @settings(
        max_examples=12,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes: turn it on to look into a failure
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data(), before=st.integers(0, 20), after=st.integers(1, 20))
    def generated(data, before, after):
        with transaction.atomic():
            shaker = Shaker(data.draw, world, MAKERS[kind]())
            shaker.shake(before)
            public, everything = freeze(fresh(shaker.item)), freeze(fresh(shaker.item), private=True)
            shaker.shake(after)
            keeps_its_promise(fresh(shaker.item), public, everything)
            transaction.set_rollback(True)

    generated()


def fresh(item):
    return type(item).objects.get(pk=item.pk)


def keeps_its_promise(item, public: dict, everything: dict) -> None:
    restored_from = freeze(item, private=True)
    uids = {row.uid for row in left_out(item) if is_private(row)}
    private = uids - set(rows_by_uid(public, uids))
    try:
        restored = restore_document(item, public)
    except RestoreRefused:
        assert left_out(item), "Only what is private may stand in the way."
        assert freeze(fresh(item), private=True) == restored_from
    else:
        assert freeze(restored)["content"] == public["content"]
        assert rows_by_uid(freeze(restored, private=True), private) == rows_by_uid(restored_from, private)
        assert fresh(item).notes == item.notes
    assert freeze(restore_document(item, everything, private=True), private=True) == everything


def test_nothing_private_is_in_a_public_document():
    """First what could slip out, then every word of the document."""
    hidden = make_source(title="Hidden source", is_confidential=True)
    article = make_article(notes="Hidden note", embargo_until=clock.now() + timedelta(days=1))
    make_quote(article, make_actor("Hidden speaker"), "Hidden words off the record", on_record="off", excerpt="Hidden excerpt")
    make_quote(article, make_actor("Known speaker"), "Open words", source=hidden, locator="Hidden page", excerpt="Hidden letter")
    Mention.objects.create(article=article, actor=make_actor("Hidden suspect"), state="suggested")
    assert "Hidden" in str(freeze(article, private=True)) and "Open words" in str(freeze(article))
    assert "Hidden" not in str(freeze(article)) and hidden.public_id not in str(freeze(article))


def test_a_reference_that_is_withheld_is_named_beside_the_content():
    """Readers must not take a fact with a confidential source for one that rests on the main source."""
    actor = make_actor()
    position = Position.objects.create(
        person=actor, organization=make_actor(kind="state"), title_de="Amt", source=make_source(is_confidential=True), locator="Page 3"
    )
    document = freeze(actor)
    assert document["cited"]["withheld"] == {position.uid: ["source"]}
    (row,) = document["content"]["rows"]["position"]
    assert "source" not in row and row["locator"] == ""


def test_what_rests_on_a_row_held_back_is_left_out_with_it():
    """An event or commitment of one party must not look like one of the whole agreement."""
    agreement = make_agreement(parties=[make_actor(), make_actor(), make_actor()])
    third = Party.objects.last()
    agreement.events.create(kind="denounced", on="2024", party=third)
    commitment = agreement.commitments.create(owed_by=third, deliverable_de="Geld")
    commitment.assessments.create(as_of="2024", rating="stalled")
    Party.objects.filter(pk=third.pk).update(held_back="Not sure.")
    rows = freeze(agreement)["content"]["rows"]
    assert {name: len(found) for name, found in rows.items() if found} == {"party": 2, "signature": 2, "agreementevent": 1}
    assert len(left_out(agreement)) == 5


def test_what_is_part_of_a_provision_held_back_is_left_out_with_it():
    """Whichever comes first: rows are frozen in the order of their uids."""
    agreement = make_agreement()
    article = Provision.objects.create(agreement=agreement, number=1, kind="right", text_de="Artikel 1", held_back="Not sure.")
    for number, uid in ((2, "000000000000"), (3, "zzzzzzzzzzzz")):
        paragraph = Provision.objects.create(uid=uid, agreement=agreement, number=number, kind="right", text_de="Absatz", parent=article)
        Amount.objects.create(agreement=agreement, provision=paragraph, value=1, currency="USD")
    rows = freeze(agreement)["content"]["rows"]
    assert (rows["provision"], rows["amount"]) == ([], [])


def test_a_document_of_the_first_format_is_read_and_restored_as_one_of_today():
    agreement = make_agreement()
    commitment = Commitment.objects.create(agreement=agreement, deliverable_de="Geld", owed_by_not_stated=True)
    today = freeze(agreement)
    rows = {name: found for name, found in today["content"]["rows"].items() if name not in ("amount", "agreementlink")}
    rows["commitment"] = [{name: value for name, value in row.items() if "measure" not in name} for row in rows["commitment"]]
    first = today | {"format": 1, "content": today["content"] | {"rows": rows}}
    assert publishing_of(agreement).current(first) == today
    Commitment.objects.filter(pk=commitment.pk).update(measure_de="Nach Gewicht")
    assert freeze(restore_document(agreement, first))["content"] == today["content"]


def test_a_restore_leaves_private_rows_and_fields_alone():
    article = make_article(notes="Old note")
    quote = make_quote(article, make_actor(), on_record="off")
    document = freeze(article)
    Article.objects.filter(pk=article.pk).update(notes="New note", headline="Other")
    restored = restore_document(article, document)
    assert (restored.notes, restored.headline) == ("New note", article.headline)
    assert list(article.quotes.all()) == [quote] and QuoteBlock.objects.get().quote == quote


def test_a_row_that_was_held_back_since_is_shown_again():
    agreement = make_agreement()
    document = freeze(agreement)
    Party.objects.update(held_back="Not sure.")
    restore_document(agreement, document)
    assert set(Party.objects.values_list("held_back", flat=True)) == {""}


def test_a_confidential_source_stays_when_a_public_version_is_restored():
    source = make_source(is_confidential=True)
    actor = make_actor(main_source=source)
    position = Position.objects.create(
        person=actor, organization=make_actor(kind="state"), title_de="Amt", source=source, excerpt="As on tape."
    )
    document = freeze(actor)
    Position.objects.update(title_de="Anderes Amt", locator="Minute 5")
    restored = restore_document(actor, document)
    position.refresh_from_db()
    assert restored.main_source == source
    assert (position.title_de, position.source, position.excerpt, position.locator) == ("Amt", source, "As on tape.", "Minute 5")


def test_numbers_swapped_between_siblings_come_back():
    agreement = make_agreement()
    for number in (1, 2, 3):
        Provision.objects.create(agreement=agreement, number=number, kind="right", text_de=f"Satz {number}")
    document = freeze(agreement)
    keys = dict(Provision.objects.values_list("uid", "pk"))
    with transaction.atomic():
        for number, text in [(2, "Satz 1"), (3, "Satz 2"), (1, "Satz 3")]:
            Provision.objects.filter(text_de=text).update(number=number)
    restore_document(agreement, document)
    assert list(Provision.objects.values_list("number", "text_de")) == [(1, "Satz 1"), (2, "Satz 2"), (3, "Satz 3")]
    assert dict(Provision.objects.values_list("uid", "pk")) == keys


def refuses(item, document: dict, sentence: str) -> None:
    before = freeze(fresh(item), private=True), fresh(item).row_version
    with pytest.raises(RestoreRefused, match=sentence):
        restore_document(item, document)
    assert (freeze(fresh(item), private=True), fresh(item).row_version) == before


def test_a_position_held_in_a_signature_stops_the_restore():
    person = make_actor("Ada")
    document = freeze(person)
    Actor.objects.filter(pk=person.pk).update(name_de="Ada L.")
    position = Position.objects.create(
        person=person, organization=make_actor("Institute", kind="organization"), title_de="Leiterin", title_en="Head"
    )
    signature = make_agreement().signatures.first()
    Signature.objects.filter(pk=signature.pk).update(person=person, unknown_reason="", position=position)
    refuses(person, document, "Institute.*Ada")


def test_a_private_row_that_would_be_taken_along_stops_the_restore():
    agreement = make_agreement()
    document = freeze(agreement)
    commitment = Commitment.objects.create(agreement=agreement, deliverable_de="Geld", owed_by_not_stated=True)
    Assessment.objects.create(commitment=commitment, as_of="2024", rating="stalled", held_back="Not sure.")
    refuses(agreement, document, "Geld")
    assert Assessment.objects.exists()


def test_a_private_row_that_would_become_public_stops_the_restore():
    """A charge is private while the record rests on a media report; the version rested on a court."""
    actor = make_actor(main_source=make_source(kind="court"))
    document = freeze(actor)
    Actor.objects.filter(pk=actor.pk).update(main_source=make_source())
    actor.events.create(kind="charged", on="2024")
    refuses(fresh(actor), document, "private|vertraulich")


def test_an_identifier_that_another_record_has_now_stops_the_restore():
    actor, other = make_actor(), make_actor()
    identifier = actor.identifiers.create(scheme="wikidata", value="Q1")
    document = freeze(actor)
    identifier.delete()
    other.identifiers.create(scheme="wikidata", value="Q1")
    refuses(actor, document, "dentifi|Kennung")


def test_a_version_whose_section_is_gone_is_not_restored():
    section = make_section()
    article = make_article(section=section)
    document = freeze(article)
    Article.objects.filter(pk=article.pk).update(section=make_section())
    section.delete()
    refuses(article, document, section.public_id)


def test_a_version_whose_topic_is_gone_is_not_restored():
    article, topic = make_article(), make_topic()
    article.topics.add(topic)
    document = freeze(article)
    topic.delete()
    refuses(article, document, topic.public_id)


def test_times_lists_and_files_come_back_as_they_were():
    agreement = make_agreement(languages=["de", "ky"], document_file="agreements/text.pdf", embargo_until=clock.now() + timedelta(days=1))
    document = freeze(agreement, private=True)
    changed = {"languages": [], "document_file": "", "embargo_until": None}
    type(agreement).objects.filter(pk=agreement.pk).update(**changed)
    restored = fresh(restore_document(agreement, document, private=True))
    assert [getattr(restored, name) for name in changed] == [getattr(agreement, name) for name in changed]


def test_restoring_a_version_changes_nothing_that_is_public():
    article = make_article("First", published=True)
    Article.objects.filter(pk=article.pk).update(headline="Second")
    first, second = article.versions.get(), publish(article, by=None)[0]
    restored = restore_document(article, first.document)
    assert (restored.headline, restored.has_unpublished_changes) == ("First", True)
    assert article.versions.live().get() == second


def test_what_stands_in_a_confidential_main_source_is_withheld_with_it():
    """A row without a source of its own rests on the item's: neither its place there nor its words leave the desk."""
    hidden = make_source(title="Hidden source", is_confidential=True)
    actor = make_actor(main_source=hidden)
    told = {"locator": "Hidden page", "excerpt": "Hidden letter"}
    inherits = Position.objects.create(person=actor, organization=make_actor(kind="state"), title_de="Amt", **told)
    open_source = {"source": make_source(), "locator": "Page 3"}
    Position.objects.create(person=actor, organization=make_actor(kind="state"), title_de="Anderes Amt", **open_source)
    document = freeze(actor)
    assert "Hidden" not in str(document) and "Page 3" in str(document)
    restored = restore_document(actor, document)
    inherits.refresh_from_db()
    assert (restored.main_source, inherits.locator, inherits.excerpt) == (hidden, "Hidden page", "Hidden letter")
