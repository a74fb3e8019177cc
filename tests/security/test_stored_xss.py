"""What editors type stays text: a corpus of attacks goes through every text field of every model, and is looked for, alive, everywhere."""

import json
import re
from collections.abc import Iterator
from itertools import count, cycle
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Model
from django_prose_editor.fields import ProseEditorField
from icalendar import Calendar
from lxml import html

from agreements.models import ActorEvent, ActorName, AgreementLink, Amount, Identifier, ImportLine, Provision, Relation
from articles.models import AgreementBlock, Article, FactBoxBlock, ImageBlock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import IndexRow, Rendering, Version
from tests.factories import make_actor, make_agreement, make_article, make_contributor, make_source
from tests.security.desk import DESK, client_of, filled, model_of, patterns, rows
from tests.security.test_content_policy import DATA_BLOCKS, misdeeds
from tests.surfaces import about_versions_of, addresses, filed_under, networks_of, next_to, pages_of

pytestmark = pytest.mark.django_db

# Each names itself "xss…", so that an element, attribute or link made of one can be told from our own.
CORPUS = [
    "<script>xss1()</script>",
    "</script><script>xss2()</script>",
    "<img src=x onerror=xss3()>",
    '"><svg onload=xss4()>',
    "' onmouseover='xss5()",
    '" autofocus onfocus="xss6()',
    "<a href=javascript:xss7()>x</a>",
    "javascript:xss8()",
    "data:text/html,<script>xss9()</script>",
    "<math><mtext><style><img src=x onerror=xss10()></style></mtext></math>",
    "<svg><script>xss11()</script>",
    "<iframe srcdoc='<script>xss12()</script>'>",
    "{{ xss13 }}{% debug %}",
    "${xss14}",
    "--><script>xss15()</script>",
    "]]><script>xss16()</script>",
    '","xss17":"',
    "\\u003cscript\\u003exss18()",
    "<!--xss19",
    "<textarea><script>xss20()",
    "</title><script>xss21()</script>",
    "</textarea><img src=x onerror=xss22()>",
    "</template><b onclick=xss23()>",
    "xss24\u202e\u2066\u2028\u2029\ufeff",
    "&lt;script&gt;xss25()&lt;/script&gt;",
    "<plaintext>xss26",
    "<b style=color:red>xss27",
    "\ue000/xss28",
]
LINKS = [
    "javascript:xss30()",
    "JaVaScRiPt:xss31()",
    " javascript:xss32()",
    "data:text/html,xss33",
    "vbscript:xss34",
    "java\tscript:xss36()",
]
CLOSED = (models.SlugField, models.URLField, models.FileField)  # with a form of their own
KEPT = {"country", "currency", "region", "held_back", "fingerprint"}  # to a form of its own, or at the desk
LIVE_ELEMENTS = {"math", "plaintext", "xmp", "iframe", "object", "embed"}


def desk_models() -> list[type[Model]]:
    """Every model of the two apps that people type into."""
    made = (Version, IndexRow, Rendering)
    models_of_both = [model for app in ("agreements", "articles") for model in apps.get_app_config(app).get_models()]
    return [model for model in models_of_both if not issubclass(model, made) and text_fields(model)]


def text_fields(model: type[Model]) -> list[models.Field]:
    """Those that a person types: no choices, no addresses, no plumbing, and nothing that a constraint keeps to a form."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField) and field.editable]
    return [field for field in fields if not (field.choices or isinstance(field, CLOSED) or field.name in KEPT)]


def typed(field: models.Field, start: int) -> str:
    """The corpus from `start` on, as much as the field holds; a rich text as the desk saves it."""
    attacks = CORPUS[start % len(CORPUS) :] + CORPUS[: start % len(CORPUS)]
    if isinstance(field, ProseEditorField):
        links = "".join(f"<p><a href='{link}'>link</a></p>" for link in LINKS)
        return field.clean("".join(f"<p>{attack}</p>" for attack in attacks) + links, None)
    fitting = [attack for attack in attacks if len(attack) <= (field.max_length or 10_000)]
    text = fitting[0]
    for more in fitting[1:]:
        if len(text) + len(more) < (field.max_length or 10_000):
            text = f"{text} {more}"
    return text


def attack_everything() -> set[type[Model]]:
    """Every text field of every row, past the forms, as an import or a restore might come. Returns the models that had rows."""
    places, links, attacked = count(), cycle(LINKS), set()
    for model in desk_models():
        for row in model._default_manager.all():
            for field in text_fields(model):
                setattr(row, field.name, typed(field, next(places)))
            for field in model._meta.concrete_fields:
                if isinstance(field, models.URLField):
                    setattr(row, field.name, f"https://example.org/{quote(next(links), safe='<>')}\"'onclick='xss40()")
            row.save()
            attacked.add(model)
    return attacked


@pytest.fixture
def world(settings, tmp_path):
    """A row of every model, all of it attacked, published with an attack for a note; and something withdrawn for such a reason."""
    settings.MEDIA_ROOT = tmp_path
    found = rows()
    actor, agreement, article = found["actor"], found["agreement"], found["article"]
    ActorName.objects.create(actor=actor, name="Name")
    Identifier.objects.create(actor=actor, scheme="other", value="1")
    Relation.objects.create(subject=actor, kind="advises", object=found["position"].person)
    ActorEvent.objects.create(actor=actor, kind="elected", on="1922", text_de="Event")
    Provision.objects.create(agreement=agreement, number=1, kind="obligation", text_de="Clause", topic=found["topic"])
    run = found["importrun"]
    ImportLine.objects.create(run=run, position=0, number=1, table="actors", outcome="new", label="Line")
    Amount.objects.create(agreement=agreement, value=1, currency="USD", provision=agreement.provisions.get(), note_de="Note")
    AgreementLink.objects.create(agreement=agreement, kind="amends", other=make_agreement("Older", published=True))
    article.topics.add(found["topic"])
    agreement.topics.add(found["topic"])
    for place, block in enumerate((ImageBlock(image=found["image"]), AgreementBlock(agreement=agreement), FactBoxBlock(title="Box"))):
        block.parent, block.region, block.ordering = article, "body", 50 + place
        block.save()
    article.lead_image = found["image"]
    article.save()
    make_contributor(article=article, portrait=found["image"])
    assert attack_everything() == set(desk_models())
    gone = make_article("Gone", published=True)
    items = [found["position"].person, actor, agreement, Article.objects.get(pk=article.pk)]
    for item in items:
        item.refresh_from_db()
    publish(*items, by=None, change="correction", note=" ".join(CORPUS), scheduled="cancel")
    withdraw(gone, by=None, reason=" ".join(CORPUS))
    return found | {"gone": gone}


def readers_addresses(found: dict) -> list[str]:
    items = [found[kind] for kind in ("actor", "agreement", "article", "gone")]
    pages = [
        *addresses("Vorsitz"),
        *addresses("Vorsitz", "en"),
        *(page for item in items for page in pages_of(item)),
        *(page for item in items[:2] for page in about_versions_of(item) if not page.endswith((".bib", ".ris"))),
        *(page for item in items[:2] for page in networks_of(item)),
        *next_to(found["agreement"]),
        *filed_under(found["article"]),
        *(page.format(found["source"].public_id) for page in ("/de/quellen/{}/", "/en/sources/{}/", "/api/v1/sources/{}/")),
    ]
    attacks = [f"{page}?q={quote(attack)}" for page in ("/de/suche/", "/api/v1/search/", "/de/akteure/") for attack in CORPUS]
    return [*dict.fromkeys(pages), *attacks]


def alive(page: str, nonce: str = "") -> list[str]:
    """What of the corpus is more than text on the page."""
    found = misdeeds(page, nonce)
    for node in html.fromstring(page).iter():
        if isinstance(node, html.HtmlComment):
            found += ["comment"] * ("xss" in (node.text or ""))
        elif isinstance(node.tag, str):
            found += [f"<{node.tag}>"] * (node.tag in LIVE_ELEMENTS)
            found += [f"{node.tag} {name}" for name in node.attrib if "xss" in name]
            found += [f"{node.tag} src" for name in ("src", "srcset", "srcdoc") if "xss" in node.get(name, "")]
    return found


def html_in(value) -> Iterator[str]:
    """Every text of a JSON answer that a client shows as HTML."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from [inner] if name in ("html", "content_html") and inner else html_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from html_in(inner)


def faults(answer) -> list[str]:
    """Whether the answer is well-formed, by its type, and nothing of the corpus is alive in it or in the HTML that it carries."""
    kind, text = answer.headers["Content-Type"], answer.content.decode()
    if kind.startswith("text/html"):
        for block in html.fromstring(text).iter("script"):
            if block.get("type") in DATA_BLOCKS:
                json.loads(block.text)
        return alive(text)
    if "json" in kind:
        return [fault for inner in html_in(json.loads(text)) for fault in alive(inner)]
    if "xml" in kind:
        carried = [node.text for node in ElementTree.fromstring(text).iter() if node.tag.endswith(("}encoded", "}content")) and node.text]
        return [fault for inner in carried for fault in alive(inner)]
    if kind.startswith("text/calendar"):
        return [name for part in Calendar.from_ical(text).walk() for name in part if "XSS" in name]
    return [f"an answer of type {kind}"]


def test_nothing_that_was_typed_is_alive_on_any_public_surface(client, world):
    for address in readers_addresses(world):
        assert faults(client.get(address)) == [], address


def test_what_was_typed_is_there_as_text(client, world):
    page = client.get(pages_of(world["article"])[0]).content.decode()
    text = html.fromstring(page).text_content()
    assert "<script>xss1()</script>" in text and "{{ xss13 }}{% debug %}" in text and "${xss14}" in text
    assert json.loads(client.get(pages_of(world["article"])[1]).content)["headline"] == world["article"].versions.last().headline


@pytest.mark.parametrize("link", [*LINKS, "ftp://example.org/", "https://example.org/ b"])
def test_an_address_that_is_no_web_address_is_in_no_row(link):
    """Forms refuse it with a sentence; whatever comes by another way meets the database."""
    actor, source = make_actor(), make_source()
    for row, name in ((actor, "website"), (source, "url"), (source, "archived_url")):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{name: link})


def test_nothing_that_was_typed_is_alive_at_the_desk(world):
    administrator = client_of("administrator")
    pages = [
        filled(address, world.get(model_of(address))) for address, name in patterns() if name not in (None, "app_list", "view_on_site")
    ]
    for page in [
        *pages,
        f"publish/?item=article.{world['article'].pk}",
        "articles/article/?q=%3Cscript%3E",
        "articles/image/choose/?q=xss",
    ]:
        answer = administrator.get(DESK + page)
        if answer.headers["Content-Type"].startswith("text/html") and answer.content:
            nonce = re.search(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
            assert alive(answer.content.decode(), nonce and nonce[1]) == [], page


def test_what_no_database_can_hold_is_refused_with_a_sentence():
    editor, article = client_of("editor"), make_article()
    answer = editor.post(f"{DESK}articles/article/{article.pk}/change/", {"headline": "a\x00b", "_save": "1"})
    assert answer.status_code == 200
    article.refresh_from_db()
    assert "\x00" not in article.headline
