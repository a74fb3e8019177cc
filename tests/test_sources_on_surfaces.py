"""Sources that must not be public: confidential ones, told or known through another, and what rests on them; on every surface at once."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile

from agreements.models import (
    ActorName,
    AgreementLink,
    Amount,
    Assessment,
    Commitment,
    Identifier,
    Position,
    Provision,
    Relation,
    Source,
)
from agreements.provenance.facts import source_path
from newsroom.publishing.acts import publish
from newsroom.publishing.clock import clock_set_to
from newsroom.publishing.errors import NotReady
from newsroom.publishing.hiding import hide, redact
from newsroom.publishing.models import IndexRow, Rendering, Version
from tests.factories import make_actor, make_agreement, make_article, make_quote, make_source
from tests.surfaces import about_versions_of, addresses, downloads_of, list_downloads, next_to, pages_of, text_of

pytestmark = pytest.mark.django_db

WORD = "Tarnkappe"
MOMENT = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TOLD = {"locator": f"{WORD} page", "excerpt": f"{WORD} words"}


def make_secret(**fields) -> Source:
    texts = {name: f"{WORD} {name}" for name in ("title", "publisher", "author", "notes")}
    addresses = {name: f"https://example.org/{WORD}/{name}" for name in ("url", "archived_url")}
    return make_source(**texts, **addresses, **{"is_confidential": True, "published_on": "1999"} | fields)


def surfaces_of(*items) -> list[str]:
    own = [path for item in items for path in pages_of(item)]
    records = [item for item in items if item._meta.model_name != "article"]
    about = [path for record in records for path in (*about_versions_of(record), *downloads_of(record))]
    about += [path for record in records if record._meta.model_name == "agreement" for path in next_to(record)]
    return [*addresses(WORD), *addresses(WORD, "en"), *own, *about, *list_downloads()]


def pages_of_sources() -> list[str]:
    keys = list(Source.objects.values_list("public_id", flat=True))
    return [path for key in keys for path in (source_path(key, "de"), source_path(key, "en"), f"/api/v1/sources/{key}/")]


def moment_of(version) -> str:
    return version.visible_from.isoformat().replace("+00:00", "Z")


def as_of_every_version(record) -> list[str]:
    moments = [moment_of(version) for version in record.versions.all()]
    return [f"{path}?as_of={moment}" for path in [*pages_of(record), *downloads_of(record)] if "feed" not in path for moment in moments]


def where_told(client, word: str, paths: list[str]) -> list[str]:
    return [path for path in paths if word in text_of(client, path)]


@pytest.fixture
def quoted_everywhere(settings, tmp_path):
    """An actor, an agreement and a story in which every kind of fact rests on a confidential source, by name or by the main source."""
    settings.MEDIA_ROOT = tmp_path
    secret = make_secret()
    secret.file.save(f"{WORD}.pdf", ContentFile(b"%PDF-1.4"))
    own = {"source": secret, **TOLD}
    state, other = make_actor("Reich", kind="state", published=True), make_actor("Sowjetrussland", kind="state", published=True)
    actor = make_actor("Rathenau", main_source=make_source(title="Known through it", via=secret))
    bare = make_actor("Litwinow", main_source=secret)
    for person, told in ((actor, own), (bare, TOLD)):
        ActorName.objects.create(actor=person, name="Walther", **told)
        Identifier.objects.create(actor=person, scheme="other", value=person.public_id, **told)
        Position.objects.create(person=person, organization=state, title_de="Minister", **told)
        Relation.objects.create(subject=person, kind="advises", object=state, **told)
        person.events.create(kind="elected", on="1920", **told)
    Position.objects.create(person=actor, organization=state, title_de="Abgeordneter")
    agreement, earlier = make_agreement("Rapallo", parties=[state, other]), make_agreement("Brest", parties=[state, other], published=True)
    for table in (agreement.parties, agreement.signatures, agreement.events):
        table.update(**own)
    provision = Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de="Verzicht", **own)
    commitment = Commitment.objects.create(agreement=agreement, deliverable_de="Geld", owed_by_not_stated=True, **own)
    Assessment.objects.create(commitment=commitment, as_of="1923", rating="stalled", **own)
    Amount.objects.create(agreement=agreement, provision=provision, value=7, currency="USD", **own)
    AgreementLink.objects.create(agreement=agreement, kind="supersedes", other=earlier, **own)
    article = make_article("A story", mentions=[actor, agreement])
    make_quote(article, actor, "On the record, all five words.", **own)
    publish(actor, bare, agreement, article, by=None)
    publish(actor, bare, agreement, article, by=None)
    return secret, [actor, bare, agreement, article]


def test_no_surface_tells_of_a_confidential_source_whatever_rests_on_it(client, quoted_everywhere):
    secret, items = quoted_everywhere
    paths = [*surfaces_of(*items), *pages_of_sources(), *(path for item in items[:3] for path in as_of_every_version(item))]
    assert where_told(client, WORD, paths) == []
    assert [path for path in where_told(client, secret.public_id, paths) if f"/{secret.public_id}/" not in path] == []
    own = [path for path in pages_of_sources() if secret.public_id in path]
    assert {client.get(path).status_code for path in own} == {404}
    assert client.get(f"/media/{secret.file.name}").status_code == 404


def test_neither_documents_nor_index_rows_nor_renderings_hold_a_confidential_source(quoted_everywhere):
    secret, _items = quoted_everywhere
    for model in (model for model in apps.get_models() if issubclass(model, (Version, IndexRow, Rendering))):
        for values in model.objects.values():
            text = json.dumps(values, default=str, ensure_ascii=False)
            assert WORD not in text and secret.public_id not in text, model.__name__


def test_a_fact_whose_source_is_not_named_says_so_and_names_no_other(client, quoted_everywhere):
    _secret, (actor, bare, agreement, _article) = quoted_everywhere
    for item in (bare, agreement):
        page = text_of(client, pages_of(item)[0])
        assert "nicht genannt: Sie ist der Redaktion bekannt und bleibt dort" in page
    api = client.get(f"/api/v1/actors/{bare.public_id}/").json()
    tables = ("names", "identifiers", "positions", "relations", "events")
    assert {one["source"]["reason"] for table in tables for one in api[table]} == {"withheld"}
    assert {one["locator"] for table in tables for one in api[table]} == {None}
    positions = client.get(f"/api/v1/actors/{actor.public_id}/").json()["positions"]
    assert {one["source"]["reason"] for one in positions} == {"withheld", None}


def test_a_source_that_becomes_confidential_is_gone_with_the_next_publication_and_its_past_with_hiding(client):
    """Until then the version that was public stays what it was: the desk is told where, and closes it version by version."""
    source = make_secret(is_confidential=False)
    actor, agreement = make_actor("Rathenau", main_source=source), make_agreement("Rapallo", main_source=source)
    actor.names.create(name="Walther", **TOLD)
    publish(actor, agreement, by=None)
    everywhere = [*surfaces_of(actor, agreement), *as_of_every_version(actor), *as_of_every_version(agreement), *pages_of_sources()]
    assert where_told(client, WORD, everywhere)
    Source.objects.filter(pk=source.pk).update(is_confidential=True)
    publish(actor, agreement, by=None)
    now = [*addresses(WORD), *pages_of(actor), *pages_of(agreement), *pages_of_sources()]
    assert where_told(client, WORD, now) == []
    hide(actor.versions.get(number=1))
    redact(agreement.versions.get(number=1), reason="It names a source that must be protected.")
    assert where_told(client, WORD, everywhere) == []


def test_what_is_known_through_an_embargoed_report_is_on_no_surface_before_its_moment(client):
    report = make_secret(embargo_until=MOMENT, is_confidential=False)
    source = make_source(title=f"{WORD} letter", via=make_source(title=f"{WORD} speech", via=report))
    actor = make_actor(f"{WORD} person", main_source=source)
    with pytest.raises(NotReady):
        publish(actor, by=None)
    publish(actor, by=None, at=MOMENT)
    paths = [*surfaces_of(actor), *pages_of_sources()]
    with clock_set_to(MOMENT - SECOND):
        assert where_told(client, WORD, paths) == []
    with clock_set_to(MOMENT):
        assert {source_path(source.public_id, "de"), "/api/v1/sources/"} <= {*where_told(client, WORD, paths)}


def test_a_retraction_is_on_no_surface_until_a_record_is_published_again(client):
    source = make_source(title="The forged letter")
    actor = make_actor("Rathenau", main_source=source, published=True)
    Source.objects.update(retracted_on="2026-02-03", retraction_reason_de=f"{WORD} Grund", retraction_reason_en=f"{WORD} reason")
    paths = [*surfaces_of(actor), *pages_of_sources(), *as_of_every_version(actor)]
    assert where_told(client, WORD, paths) == []
    publish(actor, by=None)
    told = where_told(client, WORD, [*surfaces_of(actor), *pages_of_sources()])
    assert {*pages_of(actor)[:2], *pages_of_sources(), "/api/v1/sources/", f"/api/v1/actors/{actor.public_id}/"} <= {*told}
    first = [path for path in as_of_every_version(actor) if moment_of(actor.versions.get(number=1)) in path]
    assert where_told(client, WORD, first) == []  # what was cited then stays as it was
