"""The content policy as a browser sees it: the main pages of readers and desk, with an empty console and no violation."""

import pytest
from django.contrib.auth.models import Group

from newsroom.publishing.acts import publish
from tests.factories import make_actor, make_agreement, make_article, make_image, make_quote, make_user
from tests.surfaces import pages_of

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def watched(page, complaints):
    """The page with everything that its console says, and every violation of the policy, among the complaints."""
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: complaints.append(f"{page.url}: {request.url} was not loaded"))
    page.add_init_script(WATCH)
    return page


def visit(page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.violations") == [], path


def make_world():
    actor, agreement = make_actor("Rathenau", published=True), make_agreement("Rapallo", published=True)
    article = make_article("Wasser", mentions=[actor, agreement], lead_image=make_image())
    make_quote(article, actor)
    publish(article, by=None)
    return article, actor, agreement


def test_readers_pages_are_quiet(watched, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    items = make_world()
    pages = [pages_of(item)[0] for item in items]
    for path in ("/de/", "/en/", *pages, "/de/vereinbarungen/", "/de/akteure/", "/de/suche/?q=Wasser", "/de/korrekturen/", "/api/v1/docs/"):
        visit(watched, path)


def test_the_desks_pages_are_quiet(watched, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    items = make_world()
    make_user("elif").groups.add(Group.objects.get(name="administrator"))
    visit(watched, "/admin/")
    watched.fill("[name=username]", "elif")
    watched.fill("[name=password]", "correct horse")
    watched.press("[name=password]", "Enter")
    watched.wait_for_url(lambda address: "login" not in address)
    roots = [f"/admin/{item._meta.app_label}/{item._meta.model_name}/" for item in items]
    forms = [f"{root}{item.pk}/{page}/" for root, item in zip(roots, items, strict=True) for page in ("change", "preview", "versions")]
    others = ["/admin/articles/article/import/", "/admin/articles/image/", f"/admin/publish/?item=article.{items[0].pk}"]
    for path in ("/admin/", *roots, *(f"{root}add/" for root in roots), *forms, *others):
        visit(watched, path)
