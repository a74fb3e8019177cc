"""`python -m tests.benchmarks.plans`: how the database answers every list and filter of the registry, as a table for the documentation.

Reads the database of DATABASE_URL as it is; fill it before with `manage.py generate_registry`.
"""

import json
import os
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("NEWSROOM_LOG_LEVEL", "ERROR")
django.setup()

from django.db import connection  # noqa: E402  needs the settings
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from agreements.addresses import record_path  # noqa: E402
from agreements.models import ActorVersion, AgreementVersion, AgreementVersionActor, AgreementVersionTopic  # noqa: E402

LARGE = 10_000  # rows read by one scan, from where on it is worth a look


def addresses() -> Iterator[str]:
    """Every list, with each of its filters at its most frequent value, and the pages of the busiest records."""
    busiest = most(AgreementVersionActor.objects.live(), "public_id")
    actor = ActorVersion.objects.live().get(public_id=busiest)
    agreement = AgreementVersion.objects.live().newest_first().first()
    country, topic = most(AgreementVersionActor.objects.live(), "country"), most(AgreementVersionTopic.objects.live(), "topic__slug")
    word = actor.name_de.split()[-1]
    for base in ("/de/vereinbarungen/", "/api/v1/agreements/"):
        yield base
        for query in (
            "form=mou", "status=in_force", "status=terminated", f"country={country}", f"topic={topic}", f"party={busiest}",
            "year=1950", f"form=treaty&status=in_force&country={country}", "on=1975-06-01&status=in_force",
            f"on=1975-06-01&status=in_force&party={busiest}", "decade=1990", "binding=unclear", "text_status=not_published",
            "has_open_commitments=true", "has_no_timetable=true", f"form=mou&decade=1990&topic={topic}",
        ):  # fmt: skip
            yield f"{base}?{query}"
    for query in ("", "form=mou", f"country={country}", f"form=treaty&status=in_force&country={country}", f"party={busiest}"):
        yield f"/api/v1/agreements/facets/?{query}"
    yield f"/de/vereinbarungen/?party_name={word}"
    for base in ("/de/akteure/", "/api/v1/actors/"):
        yield base
        for query in ("kind=person", "kind=state", f"country={country}", f"kind=organization&country={country}", "classification=company"):
            yield f"{base}?{query}"
    yield "/api/v1/actors/facets/?kind=organization"
    yield f"/de/suche/?q={word}"
    yield record_path("actor", actor.public_id, actor.slug, "de")
    yield record_path("actor", actor.public_id, actor.slug, "de") + "?on=1975-06-01"
    yield record_path("agreement", agreement.public_id, agreement.slug, "de")
    yield from looked_at(busiest, country, topic)
    for kind, record in (("actor", actor), ("agreement", agreement)):
        yield record_path(kind, record.public_id, record.slug, "de") + "netz/"
    yield record_path("agreement", agreement.public_id, agreement.slug, "de") + "abfolge/"
    yield record_path("agreement", agreement.public_id, agreement.slug, "de") + "gegenueberstellung/"


def looked_at(busiest: str, country: str, topic: str) -> Iterator[str]:
    """The pictures of the whole register, with their filters."""
    filters = ("form=mou", f"country={country}", f"party={busiest}", "on=1990&status=in_force")
    for base, more in (("/de/vereinbarungen/karte/", ()), ("/de/vereinbarungen/netz/", ("up_to=1990",))):
        yield base
        for query in (*filters, *more):
            yield f"{base}?{query}"
    about = (f"topic={topic}", f"country={country}")
    for base in ("/de/zusagen/", "/api/v1/commitments/"):
        yield base
        for query in ("state=overdue", "state=silent", "state=settled", "rating=stalled", f"owed_by={busiest}", *about):
            yield f"{base}?{query}"
    yield from ("/de/zusagen/feed.atom", "/de/zusagen/kalender.ics")
    for base in ("/de/zeitleiste/", "/api/v1/happenings/"):
        yield base
        for query in ("order=oldest", "since=1990&until=1999", "what=signed", f"actor={busiest}", *about):
            yield f"{base}?{query}"


def most(rows, name: str) -> str:
    counted = rows.values_list(name).annotate(number=Count("pk")).exclude(**{name: ""})
    return counted.order_by("-number")[0][0]


def plan_of(sql: str) -> dict:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        found = cursor.fetchone()[0]
    return (json.loads(found) if isinstance(found, str) else found)[0]


def scans(node: dict) -> Iterator[dict]:
    if "Scan" in node["Node Type"]:
        yield node
    for child in node.get("Plans", ()):
        yield from scans(child)


def told(node: dict) -> str:
    """The index, or the table that is read through."""
    return node.get("Index Name") or f"{node['Node Type']} {node.get('Relation Name', node.get('CTE Name', ''))}".strip()


def worth_a_look(node: dict) -> bool:
    read = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    return read > LARGE


def main() -> None:
    client = Client()
    print("| address | status | queries | in the database, ms | indexes | read through |")
    print("|---|--:|--:|--:|---|---|")
    for address in addresses():
        client.get(address)  # statements are prepared, pages compiled
        with CaptureQueriesContext(connection) as captured:
            status = client.get(address).status_code
        asked = [query["sql"] for query in captured if query["sql"].lstrip("( \n").startswith(("SELECT", "WITH"))]
        plans = [plan_of(sql) for sql in asked]
        nodes = [node for plan in plans for node in scans(plan["Plan"])]
        indexes = sorted({told(node) for node in nodes if "Index Name" in node and node["Actual Rows"]})
        large = sorted({told(node) for node in nodes if worth_a_look(node)})
        cells = [
            f"`{address}`",
            status,
            len(asked),
            f"{sum(plan['Execution Time'] for plan in plans):.1f}",
            ", ".join(indexes),
            ", ".join(large),
        ]
        print("|", *(f"{cell} |" for cell in cells))


if __name__ == "__main__":
    main()
