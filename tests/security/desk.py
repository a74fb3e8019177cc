"""Every address of the desk, with real rows behind its placeholders."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils.timezone import now

from agreements.importing.runs import create
from agreements.merging.acts import merge
from agreements.models import Assessment, Commitment, LikelyPair, Merge, Position
from articles.models import Correction
from newsroom.publishing.acts import publish
from newsroom.publishing.models import Change, Item
from newsroom.publishing.snapshots import keep_snapshot
from tests.factories import make_actor, make_agreement, make_article, make_contributor, make_image, make_quote, make_topic, make_user

DESK = "/admin/"
PLACEHOLDER = "<path:object_id>"


def patterns(found=None, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    """(address with its placeholders, name) of every pattern of the desk."""
    for pattern in admin.site.get_urls() if found is None else found:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.name


def client_of(role: str) -> Client:
    """Somebody of the staff; "nobody" is a user without any rights."""
    user = make_user(role)
    if role != "nobody":
        user.groups.set([Group.objects.get(name=role)])
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def rows(*, by=None) -> dict[str, Model]:
    """One row of each model that the desk shows, by model name: items published, with a next version scheduled. Needs a MEDIA_ROOT."""
    actor = make_actor("Actor", kind="organization", classification="company", created_by=by)
    person = make_actor("Person", created_by=by)
    position = Position.objects.create(person=person, organization=actor, title_de="Vorsitz")
    agreement = make_agreement("Agreement", parties=[actor, person], created_by=by)
    commitment = Commitment.objects.create(agreement=agreement, deliverable_de="Bericht", owed_by=agreement.parties.first())
    Assessment.objects.create(commitment=commitment, as_of="2024", rating="stalled")
    article = make_article("Article", created_by=by, mentions=[actor, agreement])
    quote, correction = make_quote(article, person), Correction.objects.create(article=article, text="It was another year.")
    items = (person, actor, agreement, article)
    publish(*items, by=None)
    publish(*items, by=None, at=now() + timedelta(days=9))
    for item in items:
        keep_snapshot(item, by=None)
    merge(make_actor("Double"), make_actor("Kept"), by=None)
    LikelyPair.objects.create(left=actor, right=person, kind="person", score=93, asked="Actor", spelling="Actor", parts=[["a", "b", 93]])
    found = [actor, agreement, article, position, commitment, quote, correction, article.section, make_contributor(article=article)]
    found += [make_topic(), actor.main_source, make_image(), Change.objects.of(article).first(), make_user("other"), logged(article)]
    found.append(create(ContentFile(b"kind,name_de\nperson,Ada\n", "actors.csv"), table="actors"))
    return {row._meta.model_name: row for row in [*found, Group.objects.get(name="reporter")]}


def logged(item: Item) -> LogEntry:
    kind = ContentType.objects.get_for_model(item)
    return LogEntry.objects.create(
        user=make_user("logged"), content_type=kind, object_id=str(item.pk), object_repr=str(item), action_flag=2
    )


def filled(address: str, row: Model | None) -> str:
    """The address of this row. Of versions the first, of snapshots the last, of plans the next."""
    if row is None:
        return address
    address = address.replace(PLACEHOLDER, str(row.pk)).replace("<id>", str(row.pk))
    if isinstance(row, Item):
        snapshot = keep_snapshot(row, by=None) if "snapshots" in address else None
        plan = Change.objects.of(row).order_by("at").last()
        address = address.replace("snapshots/<int:number>", f"snapshots/{snapshot and snapshot.pk}").replace("<int:number>", "1")
        address = address.replace("<int:merge_id>", str(Merge.objects.values_list("pk", flat=True).first()))
        address = address.replace("<int:change_id>", str(plan and plan.pk)).replace("compare/", "compare/?a=1")
    return address


def model_of(address: str) -> str:
    """ "actor" of "agreements/actor/…"; empty where the address belongs to no model."""
    _app, _slash, rest = address.partition("/")
    return rest.partition("/")[0] if "/" in rest and not rest.startswith("<") else ""


def status(client: Client, method: str, address: str) -> int:
    """Of the answer; whatever the request did is undone, to the database and to the client's cookies."""
    cookies = deepcopy(client.cookies)
    before = transaction.savepoint()  # no atomic block: acts must not run inside one
    answer = getattr(client, method)(address)
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    return answer.status_code
