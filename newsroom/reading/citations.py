"""How a version of something published here is cited: in words, and as BibTeX, RIS and CSL-JSON. Pure; knows neither app.

A citation names the version, the moment from which it was shown, and an address that will always lead to it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

# What TeX would read as a command. Braces as words: BibTeX counts even those behind a backslash, and one alone would end nothing.
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {"de": "ngerman", "en": "english"}  # as babel and biblatex call them


@dataclass(frozen=True)
class Work:
    """One version of a record or an article. `key` names it in a file of references: letters, digits and hyphens."""

    key: str
    title: str
    language: str
    publisher: str
    number: int
    shown_from: datetime
    url: str
    authors: tuple[str, ...] = ()
    first_published_at: datetime | None = None
    is_record: bool = True

    @property
    def day(self) -> date:
        """As the pages of this site date it."""
        return localtime(self.shown_from).date()

    @property
    def note(self) -> str:
        with translation.override(self.language):
            words = _("Version %(number)s, shown from %(moment)s") % {"number": self.number, "moment": moment(self.shown_from)}
            if self.first_published_at:
                words += "; " + _("first published %(moment)s") % {"moment": moment(self.first_published_at)}
            return words


def moment(at: datetime) -> str:
    """In UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def one_line(text: str) -> str:
    """Without line breaks and other control characters, on which formats made of lines would stumble."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def in_words(work: Work) -> str:
    """For people, in the work's language, with the offset of the time."""
    with translation.override(work.language):
        local = localtime(work.shown_from)
        offset = f"{local:%z}"
        parts = {
            "by": ", ".join(work.authors) or work.publisher,
            "publisher": work.publisher,
            "title": one_line(work.title),
            "number": work.number,
            "moment": f"{date_format(local, 'DATETIME_FORMAT')} (UTC{offset[:3]}:{offset[3:]})",
            "url": work.url,
        }
        if work.is_record:
            return _("%(by)s: “%(title)s”. Record, version %(number)s of %(moment)s. %(url)s") % parts
        return _("%(by)s: “%(title)s”. %(publisher)s, version %(number)s of %(moment)s. %(url)s") % parts


def latex(text: str) -> str:
    return "".join(LATEX.get(sign, sign) for sign in one_line(text))


def bibtex(work: Work, accessed: date) -> str:
    """One @misc entry, which every style knows. Doubled braces keep capitals, and a name from being taken apart."""
    fields = {
        "author": " and ".join(f"{{{latex(name)}}}" for name in work.authors or (work.publisher,)),
        "title": f"{{{latex(work.title)}}}",
        "publisher": latex(work.publisher),
        "year": f"{work.day:%Y}",
        "version": str(work.number),
        "note": latex(work.note),
        "url": work.url,
        "urldate": accessed.isoformat(),
        "language": LANGUAGES.get(work.language, work.language),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    return f"@misc{{{work.key},\n{''.join(lines)}  month = {MONTHS[work.day.month - 1]},\n}}\n"


def ris(work: Work, accessed: date) -> str:
    """Tagged lines that end with CR LF; TY comes first and ER last."""
    lines = [
        ("TY", "DATA" if work.is_record else "NEWS"),
        *(("AU", one_line(name)) for name in work.authors or (work.publisher,)),
        ("TI", one_line(work.title)),
        ("PB", one_line(work.publisher)),
        ("PY", f"{work.day:%Y}"),
        ("DA", f"{work.day:%Y/%m/%d}/"),
        ("ET", str(work.number)),
        ("N1", work.note),
        ("LA", work.language),
        ("UR", work.url),
        ("Y2", f"{accessed:%Y/%m/%d}/"),
        ("ID", work.key),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def csl_json(work: Work, accessed: date) -> str:
    """A list of one item, after the schema of CSL 1.0.2. A record is a dataset: that type's styles print versions."""
    item = {
        "id": work.key,
        "type": "dataset" if work.is_record else "article-newspaper",
        "title": one_line(work.title),
        "author": [{"literal": one_line(name)} for name in work.authors or (work.publisher,)],
        "publisher": work.publisher,
        "version": str(work.number),
        "issued": date_parts(work.day),
        "accessed": date_parts(accessed),
        "language": work.language,
        "note": work.note,
        "URL": work.url,
    }
    if work.first_published_at:
        item["original-date"] = date_parts(localtime(work.first_published_at).date())
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def date_parts(day: date) -> dict:
    return {"date-parts": [[day.year, day.month, day.day]]}


class Format(NamedTuple):
    label: str
    content_type: str
    write: Callable[[Work, date], str]


FORMATS = {
    "bib": Format("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
