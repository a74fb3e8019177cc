"""Retracting a source: what rests on it alone goes to review, what else has a leg to stand on does not, and it can be taken back."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Position, Retraction, Source
from agreements.provenance.foundations import resting_on
from agreements.provenance.retraction import reinstate, retract
from newsroom.publishing.acts import publish, publishing_problems
from newsroom.publishing.errors import PublishingError
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source, make_user
from tests.surfaces import pages_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def source():
    return make_source(title="The forged letter")


@pytest.fixture
def user():
    return make_user("editor", first_name="Ada", last_name="Lovelace")


def make_position(person=None, **fields) -> Position:
    return Position.objects.create(
        **{"person": person or make_actor(), "organization": make_actor(kind="state"), "title_de": "Minister", "since": "1922"} | fields
    )


def told(source) -> dict:
    """Item → (what rests on the source alone, what has other support)."""
    return {one.item: tuple([basis.row for basis in found] for found in (one.alone, one.supported)) for one in resting_on(source)}


def test_what_names_the_source_or_inherits_it_rests_on_it(source):
    named, bare = make_position(source=source), make_actor(main_source=source)
    inherits = make_position(bare)
    make_position(bare, source=make_source())
    assert told(source) == {named.person: ([named], []), bare: ([bare, inherits], [])}


def test_what_is_known_through_it_rests_on_it_too(source):
    through = make_source(via=make_source(via=source))
    position = make_position(source=through)
    assert told(source) == {position.person: ([position], [])}


def test_quotations_and_assessments_rest_on_sources_as_well(source):
    article = make_article()
    quote = make_quote(article, make_actor(), source=source)
    commitment = make_agreement().commitments.create(deliverable_de="Geld", owed_by_not_stated=True)
    rating = commitment.assessments.create(as_of="1868", rating="stalled", source=source)
    assert told(source) == {article: ([quote], []), commitment.agreement: ([rating], [])}


def test_a_second_row_from_another_source_that_says_the_same_is_support(source):
    person = make_actor()
    first = make_position(person, source=source)
    same = {"organization": first.organization, "source": make_source()}
    make_position(person, since="1922-01-31", **same)
    assert told(source) == {person: ([], [first])}


@pytest.mark.parametrize(
    "other",
    [
        {"since": "1923"},  # says something else
        {"since": None},  # says nothing
        {"title_de": "Kanzler"},  # is about something else
        {"held_back": "not sure"},
        {"source": "through"},  # is known through it
        {"source": "retracted"},
        {"organization": "other"},
    ],
)
def test_what_is_no_support(source, other):
    sources = {"through": make_source(via=source), "retracted": make_source(retracted_on="2020-01-01")}
    person = make_actor()
    first = make_position(person, source=source)
    fields = {"organization": first.organization, "source": make_source()} | other
    fields["source"] = sources.get(fields["source"], fields["source"])
    if fields["organization"] == "other":
        fields["organization"] = make_actor(kind="state")
    make_position(person, **fields)
    assert first in told(source)[person][0]


def test_retracting_sends_to_review_what_rests_on_it_alone(source, user):
    alone, supported = make_position(source=source), make_position(source=source)
    make_position(supported.person, organization=supported.organization, source=make_source())
    article = make_article(stage="review", notes="Older note")
    make_quote(article, make_actor(), source=source)
    other = make_actor()
    receipt = retract(source, by=user, on=DAY, reason_de="Gefälscht.")
    assert (receipt.sent, receipt.waiting, receipt.supported) == ([alone.person], [article], [supported.person])
    for item in (alone.person, article, supported.person, other):
        item.refresh_from_db()
    assert [item.stage for item in (alone.person, article, supported.person, other)] == ["review", "review", "draft", "draft"]
    assert "Ada Lovelace" in alone.person.notes and "Gefälscht." in alone.person.notes and "The forged letter" in alone.person.notes
    assert article.notes.endswith("\n\nOlder note") and supported.person.notes == ""
    logged = set(LogEntry.objects.values_list("content_type__model", "object_id"))
    assert logged == {("source", str(source.pk)), ("actor", str(alone.person.pk)), ("article", str(article.pk))}


def test_an_editor_who_has_the_form_open_hears_of_it(source, user):
    person = make_position(source=source).person
    before = person.row_version
    retract(source, by=user, on=DAY, reason_en="Forged.")
    person.refresh_from_db()
    assert person.row_version == before + 1


def test_it_needs_a_reason_and_happens_once(source, user):
    with pytest.raises(PublishingError):
        retract(source, by=user, on=DAY, reason_de="  ")
    retract(source, by=user, on=DAY, reason_de="Gefälscht.")
    with pytest.raises(PublishingError):
        retract(source, by=user, on=DAY, reason_de="Gefälscht.")
    assert Retraction.objects.count() == 1


def test_reinstating_takes_back_what_nobody_has_touched(source, user):
    untouched, waiting, saved = (make_position(source=source).person for _ in range(3))
    type(waiting).objects.filter(pk=waiting.pk).update(stage="review", notes="Older note")
    retract(source, by=user, on=DAY, reason_de="Gefälscht.")
    type(saved).objects.filter(pk=saved.pk).update(row_version=9)
    result = reinstate(source, by=user)
    assert ({*result.taken_back}, result.left) == ({untouched, waiting}, [saved])
    for item in (untouched, waiting, saved):
        item.refresh_from_db()
    assert [(item.stage, item.notes) for item in (untouched, waiting)] == [("draft", ""), ("review", "Older note")]
    assert saved.stage == "review" and "Gefälscht" in saved.notes
    source.refresh_from_db()
    assert (source.retracted_on, source.retraction_reason_de) == (None, "")
    with pytest.raises(PublishingError):
        reinstate(source, by=user)
    retract(source, by=user, on=DAY, reason_de="Doch gefälscht.")


def test_publishing_on_a_retracted_source_is_warned_of_and_possible(source):
    through = make_source(via=source)
    actor = make_actor(main_source=through)
    Source.objects.filter(pk=source.pk).update(retracted_on=DAY, retraction_reason_de="Gefälscht.", is_confidential=True)
    actor.refresh_from_db()
    (warning,) = publishing_problems(actor)
    assert "The forged letter" in str(warning) and not warning.is_blocking
    publish(actor, by=None)


def test_a_contradiction_is_a_warning_for_the_editor():
    actor = make_actor()
    for day in ("1867-09-29", "1868"):
        actor.events.create(kind="born", on=day)
    (warning,) = publishing_problems(actor)
    assert (warning.field, warning.is_blocking) == ("events", False)
    assert "1867" in str(warning) and "1868" in str(warning)


def test_the_list_takes_as_many_queries_for_one_record_as_for_many(source):
    asked = []
    for number in (1, 4):
        make_position(make_actor(main_source=source))
        make_agreement(main_source=source)
        for _ in range(number - 1):
            make_agreement(main_source=source)
        with CaptureQueriesContext(connection) as queries:
            resting_on(source)
        asked.append(len(queries))
    assert asked[0] == asked[1] < 50


def test_a_sensitive_event_is_held_back_once_its_court_source_is_retracted(client):
    judgment = make_source(title="Judgment", kind="court")
    actor = make_actor("Erika Erfunden")
    actor.events.create(kind="convicted", on="1950", text_de="Verurteilt.", source=judgment)
    publish(actor, by=None)
    page = pages_of(actor)[0]
    assert "Verurteilt." in client.get(page).content.decode()
    retract(judgment, by=None, on=DAY, reason_de="Aufgehoben.")
    publish(actor, by=None)
    assert "Verurteilt." not in client.get(page).content.decode()
