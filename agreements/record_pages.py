"""The pages of single records: the present version, or what was shown at a past moment."""

import json
from datetime import datetime

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _

from newsroom.publishing.answers import after_a_miss, answer, permanently
from newsroom.publishing.parts import Hole, fill
from newsroom.reading.moments import NotAMoment, read_moment
from newsroom.rest.moving import placed

from .addresses import history_path, record_path, record_url
from .around import Around, around, visible
from .bilingual import LANGUAGES
from .commitments.owed import OWES, owed_panels
from .contributions import Contribution, contributions
from .history.citation import cite_sheet
from .lineage import lineage_shown
from .live import LIVE_SHEETS, MODELS, LiveSheet, filler, sheets
from .standing.on_page import more_around, on_shown, period_asked_for
from .structured_data import breadcrumbs, with_times


def record_page(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Three queries: the version with its prepared page, the records around it, and what other apps add (one each)."""
    language, moment = request.LANGUAGE_CODE, moment_asked_for(request)
    period = period_asked_for(request)
    version = sheet_of(kind, public_id, language, moment, with_document=period is not None)
    if version is None:
        return after_a_miss(request, kind, public_id, lambda new: record_path(kind, new, "", language))
    path = record_path(kind, public_id, version.slug, language)
    if request.path != path:
        return permanently(request, path)
    more = more_around(kind, public_id, period, language, moment)
    found, added = around(kind, version, language, moment, more), contributions(kind, public_id, language, moment)
    page = Page(kind, version, language, moment, found, added)
    page |= {"on": period and on_shown(kind, version, period, found, language), "as_of": request.GET.get("as_of", "")}
    until = [version.visible_until, *found.until, *(one for contribution in added for one in contribution.until)]
    made_of = (version.pk, version.renderer, found.made_of, [contribution.made_of for contribution in added])
    return answer(request, "agreements/record_detail.html", page, made_of=made_of, until=until)


def sheet_of(kind: str, public_id: str, language: str, moment: datetime | None, *, with_document: bool = False) -> LiveSheet | None:
    """The version that is live, or was shown at a past moment. One query."""
    if moment is None and not with_document:
        rows = LIVE_SHEETS[kind](public_id=public_id, language=language)
    else:
        rows = list(sheets(visible(MODELS[kind].objects, moment), public_id, language, with_document=with_document))
    return next((sheet for sheet in (LiveSheet(*row) for row in rows) if sheet.renderer), None)


def moment_asked_for(request: HttpRequest) -> datetime | None:
    """The past moment in `?as_of=…`; a day means its beginning. Raises BadRequest."""
    if not (text := request.GET.get("as_of", "")):
        return None
    try:
        moment = read_moment(text)
    except NotAMoment as problem:
        raise BadRequest(str(problem)) from None
    if moment > now():
        raise BadRequest(_("This moment lies ahead. What will be shown is not told before its time."))
    return moment


class Page(dict):
    """The context of a record's page; filling the holes waits until the page is really rendered."""

    def __init__(self, kind: str, version, language: str, moment: datetime | None, found: Around, added: list[Contribution]):
        self.kind, self.found, self.prepared = kind, found, version.rendering
        super().__init__(page=version.rendering, version=version, kind=kind, language=language, moment=moment, found=found)
        self["sections"] = [section for contribution in added for section in contribution.sections]
        self["panels"] = owed_panels(found.told.get(OWES, []), version.public_id)
        self["panels"] += [panel for contribution in added for panel in contribution.panels]
        self["path"] = record_path(kind, version.public_id, version.slug, language)
        self["alternate"] = {code: record_path(kind, version.public_id, version.slug, code) for code in LANGUAGES} | {"has_sibling": True}
        self["history_path"] = history_path(kind, version.public_id, version.slug, language)
        self["cite"] = lambda: cite_sheet(kind, version, language)
        self["lineage"] = lineage_shown(version.rendering.get("lineage", []), found)
        self["contents"] = self.contents()
        self["content"] = lambda: fill(self.prepared["parts"], self.fill_one)
        self["structured_data"] = lambda: self.structured_data()

    def contents(self) -> list[tuple[str, str, int]]:
        """The sections of the sheet, those that the page adds before the last, which tells of its versions."""
        own = [tuple(entry) for entry in self.prepared["contents"]]
        added = [("agreements", _("Agreements"), len(self.found.agreements)), ("others", _("Named by"), len(self.found.others))]
        added.append(("lineage", _("Other agreements"), len(self["lineage"])))
        added += [(section["anchor"], section["title"], section["count"]) for section in self["sections"]]
        return [*own, *(entry for entry in added if entry[2]), ("versions", _("Versions of this page"), 0)]

    def fill_one(self, hole: Hole) -> str | None:
        """Links and notes of records that are live; everything else is a small template of the page's own. Sheets hold no cards."""
        if hole["hole"] == "page":
            return render_to_string(f"agreements/_{hole['kind']}.html", dict(self))
        return filler(self.found.records, show_card=lambda card: "")(hole)

    def structured_data(self) -> str:
        """A data block; "<" is escaped so that no text can end it."""
        version, language = self["version"], self["language"]
        url = record_url(self.kind, version.public_id, version.slug, language)
        data = [with_times(self.prepared["structured_data"], version), breadcrumbs(self.kind, self.prepared["title"], url, language)]
        return placed(json.dumps(data, ensure_ascii=False)).replace("<", "\\u003c")
