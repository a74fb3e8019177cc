"""The working copy as readers would see it, for the desk's eyes only."""

from django.conf import settings
from django.shortcuts import render
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _

from newsroom.publishing.drafts import Draft, set_columns
from newsroom.publishing.models import Version
from newsroom.publishing.parts import fill
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
            context = {"page": pages[language], "content": self.filled(pages[language], language), "item": item, "others": others}
            answer = render(request, "admin/preview.html", context | {"change_url": self.change_url(item)})
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    def filled(self, page: dict, language: str) -> str:
        """The page's HTML; records are names without links until a subclass knows better. Menu and related stories are left out."""
        return fill(page["parts"], lambda hole: None)
