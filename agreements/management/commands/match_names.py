"""How well names are found: asks each query of a file among the names of another, without a database."""

import csv
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.matching.index import NameIndex
from agreements.matching.scores import SUGGEST, compare

DISTINCT = 10
YES = {"1", "true", "t", "yes", "y"}
NO = {"0", "false", "f", "no", "n"}


class Command(BaseCommand):
    help = "Measure how well names are found: recall and time of queries, or precision and recall of judged pairs."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="?", type=Path, help="CSV with the columns entity_id and name: the names to look among")
        parser.add_argument("queries", nargs="?", type=Path, help="CSV with the same columns: what to ask, and who is meant")
        parser.add_argument("--pairs", type=Path, help="CSV with the columns name1, name2, kind, is_match: judged pairs")
        parser.add_argument("--misses", type=Path, help="write what was not found among the first ten to this CSV")

    def handle(self, *, names: Path | None, queries: Path | None, pairs: Path | None, misses: Path | None, **options: Any) -> None:
        if pairs:
            self.stdout.write(json.dumps(judged(pairs)))
        if names and queries:
            self.stdout.write(json.dumps(self.asked(names, queries, misses)))
        elif names or not pairs:
            raise CommandError("Give two files, NAMES.csv and QUERIES.csv, or --pairs FILE.csv.")

    def asked(self, names: Path, queries: Path, misses: Path | None) -> dict[str, Any]:
        index = NameIndex()
        for row in rows(names, "entity_id", "name"):
            index.add(row["entity_id"], row["name"])
        if self.verbosity_is_shown and len(index):
            self.stdout.write(f"{len(index)} names are loaded.")
        answers = [answer(index, row) for row in rows(queries, "entity_id", "name")]
        if misses:
            write_misses(misses, answers)
        return summary(answers)

    verbosity_is_shown = True


def answer(index: NameIndex, row: dict[str, str]) -> dict[str, Any]:
    begun = time.perf_counter()
    found = index.search(row["name"], limit=DISTINCT)
    took = (time.perf_counter() - begun) * 1000
    entities = [str(one.entity) for one in found]
    rank = entities.index(row["entity_id"]) + 1 if row["entity_id"] in entities else 0
    return {**row, "rank": rank, "ms": took, "first": found[0] if found else None}


def summary(answers: list[dict[str, Any]]) -> dict[str, Any]:
    times = sorted(one["ms"] for one in answers)
    return {
        "queries": len(answers),
        "recall_at_1": share(sum(one["rank"] == 1 for one in answers), len(answers)),
        "recall_at_10": share(sum(one["rank"] > 0 for one in answers), len(answers)),
        "p50_ms": percentile(times, 0.5),
        "p95_ms": percentile(times, 0.95),
    }


def judged(path: Path) -> dict[str, Any]:
    """Precision, recall and F1 of “as alike as SUGGEST or more” against the verdicts of the file."""
    hits = wrong = missed = count = 0
    for row in rows(path, "name1", "name2", "kind", "is_match"):
        is_match = verdict(row["is_match"], path)
        says_match = compare(row["name1"], row["name2"], kind=row["kind"]).score >= SUGGEST
        count += 1
        hits += is_match and says_match
        wrong += says_match and not is_match
        missed += is_match and not says_match
    precision, recall = share(hits, hits + wrong), share(hits, hits + missed)
    f1 = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
    return {"pairs": count, "threshold": SUGGEST, "precision": precision, "recall": recall, "f1": f1}


def verdict(value: str, path: Path) -> bool:
    word = value.strip().lower()
    if word not in YES | NO:
        raise CommandError(f"{path}: is_match is “{value}”; write true or false.")
    return word in YES


def rows(path: Path, *columns: str) -> Iterator[dict[str, str]]:
    """The named columns of a CSV in UTF-8, with or without a byte order mark; rows without a name are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or [])]
            if missing:
                raise CommandError(f"{path} lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}.")
            for row in reader:
                yield {column: row[column] or "" for column in columns}
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not in UTF-8.") from error


def share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def percentile(times: list[float], fraction: float) -> float:
    return round(times[min(len(times) - 1, int(len(times) * fraction))], 2) if times else 0.0


def write_misses(path: Path, answers: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["entity_id", "name", "first", "score"])
        for one in answers:
            if not one["rank"]:
                first = one["first"]
                writer.writerow([one["entity_id"], one["name"], first.spelling if first else "", first.score if first else ""])
