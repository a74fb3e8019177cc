"""How an agreement and each of its parties stood from when to when, as the API gives it. Pure: from the document alone."""

from datetime import date

from agreements.standing.courses import bound_actors, course_of
from agreements.standing.standings import Course, Span, Standing, spans
from agreements.standing.status import BEGINNING, END, Status


def whole_standings(content: dict) -> list[dict]:
    return standings(course_of(content))


def party_standings(content: dict) -> dict[str, dict]:
    """By uid of the party: `{"status", "standings"}`, null and empty for those whom the agreement does not bind.

    The status is that after everything that the record tells.
    """
    course = course_of(content)
    whole, bound = told(course, ""), set(bound_actors(content).values())
    nobody = {"status": None, "standings": []}
    return {
        row["uid"]: (told(course, row["uid"]) if course.differs(row["uid"]) else whole) if row["uid"] in bound else nobody
        for row in content["rows"]["party"]
    }


def told(course: Course, party: str) -> dict:
    return {"status": standing(course.stretches(party)[-1].standing), "standings": standings(course, party)}


def standings(course: Course, party: str = "") -> list[dict]:
    """Oldest first. What was not known yet, or was not yet a party, is no span."""
    return [shown(span) for span in spans(course.stretches(party)) if span.status in Status.values and span.status != Status.UNKNOWN]


def standing(found: Standing) -> dict:
    return {"certain": found.certain, "possible": list(found.possible)}


def shown(span: Span) -> dict:
    """Bounds are null on an open side; `until` is the first day on which it held no longer."""
    return {
        "status": span.status,
        "since": {"earliest": day(span.since_min), "latest": day(span.since_max)},
        "until": {"earliest": day(span.until_min), "latest": day(span.until_max)},
    }


def day(bound: date) -> str | None:
    return None if bound in (BEGINNING, END) else bound.isoformat()
