"""The readers' page of a lineage: the picture, the table that says the same, and what is only related."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.publishing.answers import after_a_miss, answer, permanently

from ..addresses import about_versions, with_slug
from ..bilingual import LANGUAGES
from ..vocabulary import LinkKind
from .drawing import Drawing, Line, Node, draw
from .walking import MOST, STEPS, Family, Member, Tie, family_of


def agreement_lineage(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """Two queries: the family, with this agreement in it; the links that join it."""
    language = request.LANGUAGE_CODE
    family = family_of(public_id, language)
    if family is None:
        return after_a_miss(request, "agreement", public_id, lambda new: lineage_path(new, "", language))
    paths = {code: lineage_path(public_id, family.start.slug, code) for code in LANGUAGES}
    if request.path != paths[language]:
        return permanently(request, paths[language])
    context = {"family": family, "start": family.start, "path": paths[language], "alternate": paths | {"has_sibling": True}}
    context |= {"drawing": lambda: drawing_of(family, language), "rows": lambda: rows_of(family, language), "most": MOST, "steps": STEPS}
    context["related"] = [(one.card, one.to.card) for one in family.related]
    return answer(request, "agreements/lineage.html", context, made_of=family.made_of, until=family.until)


def lineage_path(public_id: str, slug: str, language: str) -> str:
    return about_versions("lineage", language, public_id=public_id, **with_slug(slug))


def beside_path(one: Member, other: Member, language: str) -> str:
    """The two side by side, the earlier one on the left."""
    path = about_versions("side-by-side", language, public_id=one.public_id, **with_slug(one.slug))
    return f"{path}?{urlencode({'with': other.public_id})}"


def kinds_in_words(tie: Tie) -> str:
    """ "Amends, extends": before a title, because titles cannot be inflected."""
    return capfirst(", ".join(str(LinkKind(kind).label) for kind in tie.kinds))


def date_in_words(member: Member, language: str) -> str:
    """The day of its card (signed or announced), else of whatever is dated first."""
    if shown := member.card["date"]:
        return shown["display"]
    return member.dated.display(language) if member.dated else _("Date not stated")


def drawing_of(family: Family, language: str) -> Drawing:
    cards = {one.public_id: one.card for one in family.members}
    nodes = [node_of(one, language, is_here=one is family.start) for one in family.members]
    lines = [Line(tie.source, tie.target, f"{kinds_in_words(tie)}: {cards[tie.target]['title']}") for tie in family.ties]
    return draw(nodes, lines, here=pgettext("in a picture", "This agreement"))


def node_of(member: Member, language: str, *, is_here: bool) -> Node:
    day = member.dated
    return Node(
        key=member.public_id,
        title=member.card["title"],
        date=date_in_words(member, language),
        about=f"{member.card['form']} · {member.card['status']}",
        url=member.card["url"],
        language=member.card["language"],
        is_sure=day is not None and day.precision == "day" and day.qualifier == "exact",
        is_here=is_here,
    )


@dataclass(frozen=True)
class Row:
    """A line of the table: what an agreement does to another one, or that it names none."""

    member: Member
    date: str
    is_here: bool
    words: str = ""
    other: Member | None = None
    beside: str = ""


def rows_of(family: Family, language: str) -> list[Row]:
    """In order of time, as in the picture."""
    by_id, rows = {one.public_id: one for one in family.members}, []
    for member in family.members:
        day, is_here = date_in_words(member, language), member is family.start
        acts = [tie for tie in family.ties if tie.source == member.public_id]
        rows += [] if acts else [Row(member, day, is_here)]
        for tie in acts:
            other = by_id[tie.target]
            rows.append(Row(member, day, is_here, kinds_in_words(tie), other, beside_path(other, member, language)))
    return rows
