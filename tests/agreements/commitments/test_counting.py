"""Counts of the board: exact for a selection that can be read at once, and bounded for each count of a larger one."""

import pytest

from agreements.commitments import counting
from agreements.commitments.board import ROW, groups
from agreements.commitments.counting import count
from agreements.commitments.finding import live_commitments
from newsroom.publishing.acts import publish
from tests.agreements.commitments.making import make_commitment
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db


@pytest.fixture
def many():
    """Six silent ones, four overdue of which one is stalled, one settled."""
    agreement = make_agreement()
    for _ in range(6):
        make_commitment(agreement)
    for ratings in ([], [], [], [("2021", "stalled")]):
        make_commitment(agreement, "2020-05-06", *ratings)
    make_commitment(agreement, "2020-05-06", ("2020", "overtaken"))
    publish(agreement, by=None)


def test_a_small_selection_is_counted_exactly(many):
    counts = count(live_commitments())
    assert (counts.total, counts.is_capped) == (11, False)
    there = {key: number for key, number in counts.by.items() if number}
    assert there == {
        ("state", "overdue"): 4,
        ("state", "silent"): 6,
        ("state", "settled"): 1,
        ("rating", "stalled"): 1,
        ("rating", "overtaken"): 1,
        ("rating", "not_rated"): 9,
        ("due_status", "none_published"): 6,
        ("owed_by", "not_stated"): 11,
    }


def test_of_a_large_one_no_count_reads_further_than_it_must(many, monkeypatch):
    monkeypatch.setattr(counting, "ALL_TO", 10)
    monkeypatch.setattr(counting, "EACH_TO", 5)
    counts = count(live_commitments())
    assert (counts.total, counts.is_capped) == (11, True)
    assert counts.by["state", "overdue"] == 4 and not counts.is_more(("state", "overdue"))
    assert counts.by["state", "silent"] == 6 and counts.is_more(("state", "silent"))
    assert counts.by["owed_by", "not_stated"] == 6


def test_bars_stay_in_their_frame_and_what_was_not_counted_out_has_an_open_end(many, monkeypatch):
    monkeypatch.setattr(counting, "ALL_TO", 10)
    monkeypatch.setattr(counting, "EACH_TO", 5)
    drawn = groups(count(live_commitments()), lambda name, value: f"?{name}={value}")
    for group in drawn:
        tops = [bar.y for bar in group.bars]
        assert [later - earlier for earlier, later in zip(tops, tops[1:], strict=False)] == [ROW] * (len(tops) - 1)
        assert group.height == len(group.bars) * ROW and group.bars[-1].bar_y + group.bars[-1].height <= group.height
        assert all(0 < bar.width + bar.open_width <= 100 and bar.width > 0 for bar in group.bars)
    silent = next(bar for group in drawn for bar in group.bars if bar.url == "?state=silent")
    overdue = next(bar for group in drawn for bar in group.bars if bar.url == "?state=overdue")
    assert silent.open_width and silent.number.startswith(("more than", "mehr als")) and not overdue.open_width and overdue.number == "4"
