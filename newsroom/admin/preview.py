"""The working copy as readers would see it, for the desk's eyes only."""

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _

from agreements.live import filler, live_records
from newsroom.publishing.drafts import Draft, set_columns
from newsroom.publishing.models import Version
from newsroom.publishing.parts import fill, holes
from newsroom.publishing.shapes import publishing_of

LANGUAGES = dict(settings.LANGUAGES)


def unsaved_version(item) -> Version:
    """What a publication would put on the record now. Writes nothing."""
    draft = Draft(item)
    version = draft.publishing.version(item=item, number=0, document=draft.document)
    set_columns(version, draft.publishing)
    return version


def pages_of(item) -> dict[str, dict]:
    """The prepared page in each language that the item has one in."""
    prepared = publishing_of(item).renderings(unsaved_version(item))
    return {language: content for kind, language, content in prepared if kind == "page"}


def filled(page: dict, language: str) -> str:
    """Its HTML, with the cards of what is live; the rest of a reader's page (menu, related stories) is left out."""
    wanted = [hole for hole in holes(page["parts"]) if hole[0] in ("actor", "agreement")]

    found = live_records(wanted, language)

    def fill_one(hole):
        """Links, and the cards in an article; what a record's own page gathers about others is left out."""
        is_shown = hole["hole"] == "link" or (hole["hole"], hole["kind"]) == ("card", "agreement")
        return filler(found, show_card)(hole) if is_shown else None

    return fill(page["parts"], fill_one)


def show_card(card: dict) -> str:
    return render_to_string("components/agreement_card.html", {"card": card})


class Previews:
    def get_urls(self):
        preview = path("<path:object_id>/preview/", self.admin_site.admin_view(self.preview_view), name=self.url_name("preview"))
        return [preview, *super().get_urls()]

    def preview_view(self, request, object_id):
        """Answers 200 with the sentences about what is missing when a draft is too young to be laid out as a page."""
        item = self.item_or_404(request, object_id, may="view")
        problems = self.sentences(item)
        try:
            pages = pages_of(item)
        except (LookupError, AttributeError, TypeError, ValueError):
            if not any(problem.is_blocking for problem in problems):
                raise
            return self.side_page(request, "admin/preview_missing.html", item, _("Preview of “%s”") % item, problems=problems)
        wanted = request.GET.get("language", request.LANGUAGE_CODE)
        language = wanted if wanted in pages else next(iter(pages))
        others = [(code, LANGUAGES[code]) for code in pages if code != language]
        with translation.override(language):
            context = {"page": pages[language], "content": filled(pages[language], language), "item": item, "others": others}
            answer = render(request, "admin/preview.html", context | {"change_url": self.change_url(item)})
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer
