"""The files of real registries, where they are at hand: NEWSROOM_SHARED_INPUT names their folder."""

import os
from pathlib import Path

import pytest

from agreements.importing.tables import TABLES
from agreements.models import ActorName, Agreement, Party
from tests.agreements.importing.making import check_rows, import_rows, said
from tests.agreements.importing.test_round_trip import written

SHARED = os.environ.get("NEWSROOM_SHARED_INPUT", "")
FILES = ("agreements.csv", "agreement_parties.csv", "state_names.csv")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SHARED, reason="NEWSROOM_SHARED_INPUT does not name the folder with the registries' files"),
]


def data(name: str) -> bytes:
    return Path(SHARED, name).read_bytes()


def some(name: str) -> bytes:
    """Enough of a file to be quick: sixty agreements and those whose id stands for two texts, their parties, twenty states."""
    header, *lines = data(name).decode().splitlines(keepends=True)
    if name == "agreements.csv":
        kept = lines[:60] + lines[-17:]
    elif name == "agreement_parties.csv":
        ids = {line.split(",")[0] for line in some("agreements.csv").decode().splitlines()}
        kept = [line for line in lines if line.split(",")[0] in ids]
    else:
        kept = [line for line in lines if line < "S00021"]
    return "".join([header, *kept]).encode()


def counts(run) -> tuple[int, int, int]:
    return run.counts["new"], run.counts["changed"], run.counts["refused"]


def test_real_registries_are_imported_twice_without_duplicates_and_come_back_unchanged():
    first = [import_rows(some(name), name=name, create_missing=True) for name in FILES]
    assert [run.preset for run in first] == ["ggo_agreements", "ggo_parties", "state_names"]
    assert [run.counts["likely"] for run in first] == [0, 0, 0]
    agreements, parties, names = Agreement.objects.count(), Party.objects.count(), ActorName.objects.count()
    assert agreements >= 60 and parties > 200 and names > 200
    again = [import_rows(some(name), name=name, create_missing=True) for name in FILES]
    assert [counts(run) for run in again] == [(0, 0, run.counts["refused"]) for run in first]
    assert (Agreement.objects.count(), Party.objects.count(), ActorName.objects.count()) == (agreements, parties, names)
    for table in TABLES:
        run = check_rows(written(table, "csv"), table)
        assert counts(run) == (0, 0, 0), said(run)[:500]


def test_real_dirt_is_met_with_sense():
    run = check_rows(data("agreements.csv"), name="agreements.csv")
    assert (run.counts["tables"]["agreements"]["new"], run.counts["rows"]) == (281, 298)  # one id for two texts, seventeen times
    told = said(run)
    for words in (
        "stands for two texts",
        "lies before “Signed”",
        "Letters are damaged",
        "316 characters",
        "Nobody here has the identifier",
    ):
        assert words in told
