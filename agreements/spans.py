"""How long something held, in words. A missing end never means that it still holds."""

from django.utils.translation import gettext as _

from .partial_dates import PartialDate


def span_shown(row: dict, language: str) -> dict:
    """`since`, `until` and `known_on` of a frozen row for components/partial_date.html; the language is active."""
    since, until, known_on = (row.get(name) and PartialDate.from_json(row[name]) for name in ("since", "until", "known_on"))
    days = [day for day in (since, until, known_on) if day]
    return {
        "value": days[0].value if len(days) == 1 and days[0].qualifier == "exact" else "",
        "display": span_in_words(since, until, known_on, language),
        "as_printed": "; ".join(day.as_printed for day in days if day.as_printed),
        "note": what_is_missing(since, until, known_on),
    }


def span_in_words(since: PartialDate | None, until: PartialDate | None, known_on: PartialDate | None, language: str) -> str:
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since.display(language), "until": until.display(language)}
    if since:
        return (_("from %s") if since.qualifier == "exact" else _("beginning: %s")) % since.display(language)
    if until:
        return (_("until %s") if until.qualifier in ("exact", "about") else _("end: %s")) % until.display(language)
    return held_in_words(known_on, language) if known_on else _("Time not stated")


def held_in_words(day: PartialDate, language: str) -> str:
    """“in office on 3 April 2025”: all that the source shows."""
    if day.qualifier != "exact":
        return _("in office: %s") % day.display(language)
    return (_("in office on %s") if day.precision == "day" else _("in office in %s")) % day.display(language)


def what_is_missing(since: PartialDate | None, until: PartialDate | None, known_on: PartialDate | None) -> str:
    if since and not until:
        return _("end not known here")
    if known_on and not until:
        return _("beginning and end not known here")
    return ""


def certainty(row: dict) -> str:
    """The mark on the timeline for a span."""
    days = [PartialDate.from_json(row[name]) for name in ("since", "until", "known_on") if row.get(name)]
    if not days:
        return "uncertain"
    if row.get("since") and not row.get("until"):
        return "not_before"
    if row.get("until") and not row.get("since"):
        return "not_after"
    return "range"


def certainty_of_day(value: dict | None) -> str:
    """The mark on the timeline for a frozen partial date: exact, range, about, not_after, not_before or uncertain."""
    if value is None:
        return "uncertain"
    day = PartialDate.from_json(value)
    if day.qualifier != "exact":
        return day.qualifier
    return "exact" if day.precision == "day" else "range"


def span_order(row: dict) -> tuple:
    """Oldest first, undated last."""
    days = [PartialDate.from_json(row[name]).sort_key for name in ("since", "known_on", "until") if row.get(name)]
    return (0, days[0], row["uid"]) if days else (1, (), row["uid"])


def day_order(value: dict | None) -> tuple:
    return (0, PartialDate.from_json(value).sort_key) if value else (1, ())
