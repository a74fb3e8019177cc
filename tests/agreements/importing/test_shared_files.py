"""The files of real registries, where they are at hand: NEWSROOM_SHARED_INPUT names their folder."""

import os
from pathlib import Path

import pytest

from agreements.importing.tables import TABLES
from agreements.models import Actor, ActorName, Agreement, Party
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


def counts(run) -> tuple[int, int, int]:
    return run.counts["new"], run.counts["changed"], run.counts["refused"]


def test_real_registries_are_imported_twice_without_duplicates_and_come_back_unchanged():
    first = [import_rows(data(name), name=name, create_missing=True) for name in FILES]
    assert [run.preset for run in first] == ["ggo_agreements", "ggo_parties", "state_names"]
    assert (Agreement.objects.count(), first[0].counts["refused"]) == (281, 17)  # 298 rows, 281 ids: one id for two texts
    assert Party.objects.filter(role="party").count() > 5_000 and ActorName.objects.count() > 2_500
    before = Actor.objects.count()
    again = [import_rows(data(name), name=name, create_missing=True) for name in FILES]
    assert [counts(run) for run in again] == [(0, 0, run.counts["refused"]) for run in first]
    assert Actor.objects.count() == before
    for table in TABLES:
        run = check_rows(written(table, "csv"), table)
        assert counts(run) == (0, 0, 0), said(run)[:500]


def test_real_dirt_is_met_with_sense():
    run = check_rows(data("agreements.csv"), name="agreements.csv")
    told = said(run)
    for words in (
        "stands for two texts",
        "lies before “Signed”",
        "Letters are damaged",
        "316 characters",
        "Nobody here has the identifier",
    ):
        assert words in told
