import re
import stat
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from agreements.addresses import record_path
from agreements.models import Actor, ActorVersion, Agreement, AgreementLink, AgreementVersion, Commitment
from articles.addresses import article_path
from articles.image_formats import FORMATS, WIDTHS, rendition
from articles.models import Article, ArticleVersion, Correction
from newsroom.demo.identity import is_demo, public_id
from newsroom.models import Change
from newsroom.publishing.acts import publishing_problems
from newsroom.publishing.models import Item
from tests.newsroom.test_demo_content import PROCEEDINGS

# Thumbs in the place of the real renditions: encoding those takes most of the loading time.
THUMBS = {"articles.image.file": {f"{format}{width}": rendition(format, 48) for format in FORMATS for width in WIDTHS}}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for all tests of this file and taken back after them."""
    folder = tmp_path_factory.mktemp("demo")
    settings = override_settings(DEMO_PASSWORDS=folder / "demo-passwords.txt", MEDIA_ROOT=folder / "media", IMAGEFIELD_FORMATS=THUMBS)
    with django_db_blocker.unblock(), settings, transaction.atomic():
        output = StringIO()
        call_command("demo", stdout=output)
        yield folder, output.getvalue()
        transaction.set_rollback(True)
    is_demo.cache_clear()


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def article(key: str) -> Article:
    return Article.objects.get(public_id=public_id("article", key))


def agreement(key: str) -> Agreement:
    return Agreement.objects.get(public_id=public_id("agreement", key))


def live_headlines(language: str) -> list[str]:
    return list(ArticleVersion.objects.live().filter(language=language).newest_first().values_list("headline", flat=True))


def test_the_demo_shows_six_stories_in_each_language():
    assert live_headlines("de") == [
        "Kirgisistan will sein Blockchain-Ökosystem mit Changpeng Zhao entwickeln",
        "Alaska wurde gut drei Monate zu spät bezahlt",
        "Rapallo: Seit wann galt der Vertrag?",
        "Fünf Unterschriften im Élysée",
        "Ein Kontinent für die Forschung",
        "Siebzehn Staaten und ein Meter",
    ]
    assert len(live_headlines("en")) == 6
    assert AgreementVersion.objects.live().count() == 8


def test_the_database_accepts_all_of_it():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("model", [Article, Actor, Agreement])
def test_nothing_of_it_waits_for_a_mended_problem(model):
    embargoed = public_id("article", "antarctica-protocol-de")
    items = model.objects.exclude(public_id=embargoed)
    assert [problem for item in items for problem in publishing_problems(item) if problem.is_blocking] == []


@pytest.mark.parametrize("model", [ArticleVersion, ActorVersion, AgreementVersion])
def test_every_version_can_be_read(model):
    versions = list(model.objects.all())
    assert versions
    assert [version for version in versions if not version.renderings.exists() or not version.content["item"]] == []


def pages() -> list[str]:
    """The address of every live page: an article's in its language, a record's in both."""
    stories = [article_path(version.language, version.public_id, version.slug) for version in ArticleVersion.objects.live()]
    records = [("actor", version) for version in ActorVersion.objects.live()] + [
        ("agreement", version) for version in AgreementVersion.objects.live()
    ]
    return stories + [
        record_path(kind, version.public_id, version.slug, language) for kind, version in records for language in ("de", "en")
    ]


def test_every_page_of_it_opens(client):
    addresses = pages()
    assert len(addresses) == 12 + 2 * (82 + 8)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_whoever_a_live_version_names_is_on_the_record_too():
    live = set(ActorVersion.objects.live().values_list("public_id", flat=True))
    cited = {
        key for model in (ArticleVersion, ActorVersion, AgreementVersion) for v in model.objects.live() for key in v.cited.get("actor", {})
    }
    assert cited - live == set()


def test_the_story_of_today_and_its_record_went_out_together_on_4_april_2025():
    story = article("kyrgyzstan-de").versions.get()
    record = agreement("kyrgyzstan").versions.get()
    assert timezone.localtime(story.visible_from).date().isoformat() == "2025-04-04"
    assert Change.objects.get(public_id=story.public_id).group == Change.objects.get(public_id=record.public_id).group


def test_the_record_of_today_keeps_its_silences():
    record = agreement("kyrgyzstan")
    nia = record.parties.get(actor__name_de="Nationale Investitionsagentur")
    assert (record.form, record.binding, record.text_status) == ("mou", "unclear", "not_published")
    assert set(record.parties.values_list("capacity", flat=True)) == {"not_stated"}
    assert record.signatures.get(party=nia).unknown_reason == "not_named"
    assert set(record.commitments.values_list("due_status", "owed_by_not_stated")) == {(Commitment.Due.NONE_PUBLISHED, True)}
    assert [assessment for commitment in record.commitments.all() for assessment in commitment.assessments.all()] == []
    assert nia.actor.relations.get(kind="agency_of").object.name_de == "Kirgisische Republik"


def test_no_document_about_today_speaks_of_proceedings():
    keys = [("article", "kyrgyzstan-de"), ("article", "kyrgyzstan-en"), ("agreement", "kyrgyzstan"), ("actor", "zhao"), ("actor", "nia")]
    keys += [("actor", "zhaparov"), ("actor", "kyrgyzstan"), ("actor", "binance")]
    ids = [public_id(kind, key) for kind, key in keys]
    versions = [
        version for model in (ArticleVersion, ActorVersion, AgreementVersion) for version in model.objects.filter(public_id__in=ids)
    ]
    texts = [text for version in versions for text in strings([version.document, *version.renderings.values_list("content", flat=True)])]
    assert len(versions) == len(ids)
    assert [match for text in texts for match in PROCEEDINGS.findall(re.sub("<[^>]+>", " ", text))] == []


def strings(value):
    """Every text in a JSON value; its keys are field names, not texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def test_the_money_for_alaska_was_overdue_and_then_paid():
    (commitment,) = agreement("alaska").commitments.all()
    assert str(commitment.due_on.latest) == "1868-04-20"
    assert [(str(one.as_of.latest), one.rating) for one in commitment.assessments.order_by("id")] == [
        ("1868-04-21", "not_fulfilled"),
        ("1868-08-01", "fulfilled"),
    ]


def test_the_tracker_tells_that_alaska_was_paid_late_and_judges_nothing_of_today(client):
    page = client.get("/en/commitments/").content.decode()
    assert "Rated fulfilled 3 months after it was due" in page and "Not fulfilled (21 April 1868)" in page
    today = client.get(f"/api/v1/commitments/?agreement={agreement('kyrgyzstan').public_id}").json()["results"]
    silent = {"rating": {"value": None, "reason": "not_assessed"}, "due": {"value": None, "reason": "none_published"}, "state": "silent"}
    assert [{name: one[name] for name in silent} for one in today] == [silent] * 3


def test_the_price_of_alaska_is_an_amount_of_its_article_and_owed_to_russia():
    (amount,), (commitment,) = agreement("alaska").amounts.all(), agreement("alaska").commitments.all()
    assert (amount.value, amount.currency, amount.provision, amount.note_de) == (7_200_000, "USD", commitment.provision, "in Gold")
    assert str(commitment.beneficiary) == "Russisches Reich" and commitment.measure_de


def test_later_agreements_are_tied_to_those_that_they_change():
    found = {(link.agreement.short_title_de, link.kind, link.other.short_title_de) for link in AgreementLink.objects.all()}
    assert found == {
        ("Konvention von Sèvres", "amends", "Meterkonvention"),
        ("Protokoll von Madrid", "protocol_to", "Antarktisvertrag"),
    }
    first = AgreementVersion.objects.get(item=agreement("sevres"))
    amended = AgreementVersion.objects.get(item=agreement("metre"), number=2)
    assert first.visible_from == amended.visible_from
    assert agreement("sevres").provisions.filter(parent__reference="Art. 1").count() == 2


def test_rapallo_entered_into_force_twice_each_time_by_another_source():
    events = agreement("rapallo").events.filter(kind="in_force").order_by("id")
    assert [(event.on.value, event.source and event.source.title) for event in events] == [
        ("1922-04-16", None),
        ("1923-01-31", "League of Nations Treaty Series, vol. 19, p. 248"),
    ]


def test_the_metre_convention_has_seventeen_states_five_of_them_gone():
    states = Actor.objects.filter(kind="state", party_to__agreement=agreement("metre"))
    assert states.count() == 17
    assert states.filter(country="").count() == 5


def test_every_signature_of_the_elysee_treaty_names_the_office():
    signatures = agreement("elysee").signatures.order_by("order")
    assert [(str(one.person), one.position is not None) for one in signatures] == [
        ("Konrad Adenauer", True),
        ("Gerhard Schröder (1910–1989)", True),
        ("Charles de Gaulle", True),
        ("Georges Pompidou", True),
        ("Maurice Couve de Murville", True),
    ]


def body(version: ArticleVersion) -> str:
    return " ".join(row["text"] for row in version.content["rows"]["textblock"])


def test_a_wrong_year_was_put_right_with_a_correction():
    wrong, right = article("antarctica-de").versions.order_by("number")
    correction = Correction.objects.get()
    assert "23.\N{NO-BREAK SPACE}Juni 1960" in body(wrong)
    assert "23.\N{NO-BREAK SPACE}Juni 1961" in body(right)
    assert (right.change, correction.corrects, correction.carried_by) == ("correction", wrong, right)


def test_one_translation_has_gone_stale():
    numbers = {version.public_id: version.number for version in ArticleVersion.objects.live()}
    translations = Article.objects.filter(translation_of__versions__isnull=False, versions__in=ArticleVersion.objects.live()).distinct()
    stale = [one for one in translations if one.translated_number < numbers[one.translation_of.public_id]]
    assert stale == [article("elysee-en")]


def test_a_withdrawn_article_is_gone_and_says_why():
    withdrawn = article("metre-duplicate-de")
    assert not withdrawn.versions.live().exists()
    assert "versehentlich zweimal" in Change.objects.get(public_id=withdrawn.public_id, kind="withdrawn").note


def test_an_anniversary_piece_comes_in_thirty_days():
    ahead = ArticleVersion.objects.filter(visible_from__gt=timezone.now())
    assert {version.public_id for version in ahead} == {public_id("article", f"alaska-calendar-{language}") for language in ("de", "en")}
    for version in ahead:
        assert timedelta(days=29, hours=22) < version.visible_from - timezone.now() <= timedelta(days=30)


def test_a_draft_a_piece_in_review_and_one_under_embargo_stay_at_the_desk():
    assert not article("rapallo-notes-de").versions.exists()
    assert article("elysee-afternoon-de").stage == Item.Stage.REVIEW
    assert article("antarctica-protocol-de").embargo_until > timezone.now()
    assert any(problem.is_blocking for problem in publishing_problems(article("antarctica-protocol-de")))


def test_the_acts_were_recorded_in_the_order_of_time():
    past = Change.objects.filter(at__lte=timezone.now()).order_by("recorded_at")
    assert [change.at for change in past] == sorted(change.at for change in past)


def test_the_four_users_can_log_in_with_what_was_printed(loaded, client):
    folder, output = loaded
    lines = (folder / "demo-passwords.txt").read_text().splitlines()
    passwords = dict(line.split(" ", 1) for line in lines)
    assert list(passwords) == ["admin", "editor", "registrar", "reporter"]
    assert all(password in output and client.login(username=name, password=password) for name, password in passwords.items())


def test_only_the_owner_can_read_the_passwords(loaded):
    folder, _output = loaded
    assert stat.S_IMODE((folder / "demo-passwords.txt").stat().st_mode) == 0o600


def test_a_newsroom_with_articles_is_left_alone():
    before = Change.objects.count()
    with pytest.raises(CommandError, match="only into an empty newsroom"):
        call_command("demo")
    assert Change.objects.count() == before


def test_the_newsroom_knows_that_it_shows_the_demo():
    assert is_demo()
