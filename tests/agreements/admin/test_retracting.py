"""Retracting a source at the desk: first the list, then the act; and where a source was public that must not be any more."""

from datetime import date

import pytest
from django.utils import timezone

from agreements.models import Position, Source
from newsroom.publishing.acts import publish
from newsroom.publishing.hiding import hide
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source
from tests.newsroom.admin.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source(title="The forged letter")


def url(source, page: str = "change") -> str:
    return f"/admin/agreements/source/{source.pk}/{page}/"


def text(response) -> str:
    return response.content.decode()


def send(client, source, page: str, **fields):
    asked = client.get(url(source, page))
    return client.post(url(source, page), form_of(asked) | fields)


def test_the_list_comes_first_and_changes_nothing(editor, source):
    person = make_actor("Rathenau")
    alone = Position.objects.create(person=person, organization=make_actor("Reich", kind="state"), title_de="Minister", source=source)
    second = make_actor("Stoeckl")
    first = Position.objects.create(person=second, organization=alone.organization, title_de="Gesandter", since="1867", source=source)
    support = {"organization": alone.organization, "title_de": "Gesandter", "since": "1867-03", "source": make_source(title="The archive")}
    Position.objects.create(person=second, **support)
    page = text(editor.get(url(source, "retract")))
    before, after = page.split("Has other support")
    assert "Rathenau" in before and "Minister" in before and "Stoeckl" not in before
    assert "Stoeckl" in after and "also says: The archive" in after
    person.refresh_from_db(), first.refresh_from_db()
    assert person.stage == "draft" and Source.objects.filter(retracted_on=None).count() == Source.objects.count()


def test_one_act_retracts_and_says_what_it_did(editor, source):
    agreement = make_agreement("Rapallo", main_source=source)
    answer = send(editor, source, "retract", reason_en="Forged.", on="2026-11-20")
    assert answer.status_code == 302
    page = text(editor.get(answer["Location"]))
    assert "1 item was sent to review." in page and "Retracted on 20 November 2026" in page and "Forged." in page
    agreement.refresh_from_db(), source.refresh_from_db()
    assert (agreement.stage, source.retracted_on) == ("review", date(2026, 11, 20))
    assert "Rapallo" in text(editor.get("/admin/"))
    back = send(editor, source, "reinstate")
    assert "1 item is taken back from review." in text(editor.get(back["Location"]))
    agreement.refresh_from_db()
    assert (agreement.stage, agreement.notes) == ("draft", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"on": "2026-11-20"}, "Say why the source is retracted"),
        ({"on": "2999-01-01", "reason_de": "x"}, "That day lies ahead."),
        ({"on": "1500-01-01", "reason_de": "x"}, "1900"),
        ({"on": "yesterday", "reason_de": "x"}, "Enter a valid date."),
        ({"on": "2026-11-20", "reason_de": "x" * 301}, "at most 300"),
        ({"on": "2026-11-20", "reason_de": "x", "row_version": "9"}, "Somebody else saved this in between"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(editor, source, fields, sentence):
    answer = send(editor, source, "retract", **fields)
    assert answer.status_code == 200 and sentence in text(answer)
    source.refresh_from_db()
    assert source.retracted_on is None


def test_what_is_not_retracted_is_not_reinstated_and_nothing_is_retracted_twice(editor, source):
    answer = editor.get(url(source, "reinstate"), follow=True)
    assert answer.redirect_chain == [(url(source), 302)] and "is not retracted" in text(answer)
    form = form_of(editor.get(url(source, "retract"))) | {"reason_en": "Forged.", "on": "2026-11-20"}
    assert "The source is retracted." in text(editor.post(url(source, "retract"), form, follow=True))
    assert "is retracted already" in text(editor.post(url(source, "retract"), form, follow=True))


def test_of_what_is_not_the_users_to_see_only_the_number_is_told(registrar, source):
    article = make_article("Secret draft")
    make_quote(article, make_actor(), "Secret words", source=source)
    make_agreement("Rapallo", main_source=source)
    page = text(registrar.get(url(source, "retract")))
    assert "Rapallo" in page and "Secret" not in page and "and 1 item that is not yours to see" in page
    assert "Secret" not in text(registrar.get(url(source)))


def test_a_reporter_may_not_retract_what_published_records_rest_on(reporter, source):
    make_agreement(main_source=source, published=True)
    assert reporter.get(url(source, "retract")).status_code == 403
    assert reporter.get(url(Source(pk=0), "retract")).status_code == 404


def test_what_was_public_before_it_became_confidential_is_listed_until_every_version_is_dealt_with(editor, source):
    actor, other = make_actor("Rathenau", main_source=source, published=True), make_actor("Other", published=True)
    assert "source-exposed" not in text(editor.get(url(source)))
    Source.objects.filter(pk=source.pk).update(is_confidential=True)
    page = text(editor.get(url(source)))
    assert "readers see version 1" in page and f"item=actor.{actor.pk}" in page and other.name not in page
    publish(actor, by=None)
    page = text(editor.get(url(source)))
    assert "readers see" not in page and "1 past version to hide or empty" in page
    hide(actor.versions.get(number=1))
    assert "source-exposed" not in text(editor.get(url(source)))


def test_an_embargo_on_what_is_public_already_is_told_to_the_editor(editor, source):
    article = make_article("Story")
    make_quote(article, make_actor(), source=source)
    publish(article, by=None)
    Source.objects.filter(pk=source.pk).update(embargo_until=timezone.now() + timezone.timedelta(days=1))
    page = text(editor.get(url(source)))
    assert "under embargo now" in page and "Story" in page
