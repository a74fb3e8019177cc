"""Who belongs to a family, held against a naive walk over the same web of links: circles, gaps and bounds included."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.family.walking import MOST, RELATED, STEPS, TIES, Tie, family_of
from newsroom.publishing.acts import publish, withdraw
from tests.agreements.lineage_webs import link_up, live_agreements
from tests.factories import make_agreement

pytestmark = pytest.mark.django_db

NUMBER, WITHDRAWN = 9, {7, 8}
KINDS = ["amends", "supersedes", "implements", "extends", "protocol_to", "renews", "related"]
place = st.integers(0, NUMBER - 1)
webs = st.lists(st.tuples(place, st.sampled_from(KINDS), place).filter(lambda link: link[0] != link[2]), max_size=16, unique=True)


def naively(links: list[tuple[int, str, int]], start: int) -> dict[int, int]:
    """Place → how many steps away."""
    joined = [(a, b) for a, kind, b in links if kind != "related" and not {a, b} & WITHDRAWN]
    steps, todo = {start: 0}, [start]
    for here in todo:
        for a, b in joined:
            for there in {a, b} - {here} if here in (a, b) else ():
                if there not in steps:
                    steps[there] = steps[here] + 1
                    todo.append(there)
    return steps


def test_a_family_is_what_a_naive_walk_finds():
    versions = live_agreements(NUMBER)
    for number in WITHDRAWN:
        withdraw(versions[number].item, by=None, reason="Not ready.")
        versions[number].refresh_from_db()
    ids = [version.public_id for version in versions]

    @settings(max_examples=40)
    @given(webs, st.integers(0, min(WITHDRAWN) - 1))
    def holds(links, start):
        link_up(versions, links)
        family, steps = family_of(ids[start], "de"), naively(links, start)
        assert {one.public_id: one.step for one in family.members} == {ids[number]: step for number, step in steps.items()}
        assert [one.place for one in family.members] == sorted(one.place for one in family.members)
        told = {(tie.source, kind, tie.target) for tie in family.ties for kind in tie.kinds}
        assert told == {(ids[a], kind, ids[b]) for a, kind, b in links if kind != "related" and {a, b} <= steps.keys()}
        apart = {(ids[a], ids[b]) for a, kind, b in links if kind == "related" and not {a, b} & WITHDRAWN}
        expected = {(b, a) for a, b in apart} | apart
        inside = {ids[number] for number in steps}
        assert {(one.public_id, one.to.public_id) for one in family.related} == {
            (one, other) for one, other in expected if other in inside and one not in inside
        }
        assert not family.has_more and not family.has_more_ties

    holds()


def test_a_withdrawn_agreement_has_no_lineage_and_lends_no_title():
    old, middle, new = make_agreement("Alt"), make_agreement("Geheim"), make_agreement("Neu")
    middle.links.create(kind="amends", other=old)
    new.links.create(kind="amends", other=middle)
    publish(old, middle, new, by=None)
    assert [one.card["title"] for one in family_of(old.public_id, "de").members] == ["Alt", "Geheim", "Neu"]
    withdraw(middle, by=None, reason="Not ready.")
    assert family_of(middle.public_id, "de") is None
    assert [one.card["title"] for one in family_of(old.public_id, "de").members] == ["Alt"]
    assert "Geheim" not in repr([family_of(one.public_id, "de") for one in (old, new)])


def test_several_links_between_two_are_one_tie():
    one, other = live_agreements(2)
    link_up([one, other], [(0, "renews", 1), (0, "amends", 1), (1, "implements", 0)])
    ties = family_of(one.public_id, "de").ties
    assert sorted(ties) == sorted(
        [Tie(one.public_id, other.public_id, ("amends", "renews")), Tie(other.public_id, one.public_id, ("implements",))]
    )


@pytest.mark.parametrize("start", [0, 40])
def test_a_star_shows_so_many_and_says_that_there_are_more(start, django_assert_num_queries):
    versions = live_agreements(MOST + 30)
    link_up(versions, [(number, "amends", 0) for number in range(1, len(versions))])
    with django_assert_num_queries(2):
        family = family_of(versions[start].public_id, "de")
    assert (len(family.members), family.has_more) == (MOST, True)
    assert {versions[0].public_id, versions[start].public_id} <= {one.public_id for one in family.members}


def test_a_star_that_just_fits_leaves_nothing_out():
    versions = live_agreements(MOST)
    link_up(versions, [(number, kind, 0) for number in range(1, MOST) for kind in ("amends", "extends")])
    family = family_of(versions[5].public_id, "de")
    assert (len(family.members), len(family.ties), family.has_more) == (MOST, MOST - 1, False)


def test_a_chain_is_followed_so_many_steps_in_either_direction():
    versions = live_agreements(3 * STEPS)
    link_up(versions, [(number, "renews", number - 1) for number in range(1, len(versions))])
    middle, end = (family_of(versions[number].public_id, "de") for number in (STEPS + 2, 0))
    assert (len(middle.members), len(end.members)) == (2 * STEPS + 1, STEPS + 1) and middle.has_more and end.has_more
    link_up(versions, [(number, "renews", number - 1) for number in range(1, STEPS + 1)])
    whole = family_of(versions[0].public_id, "de")
    assert (len(whole.members), whole.has_more) == (STEPS + 1, False)


def test_links_that_cannot_all_be_drawn_are_bounded_and_said():
    versions = live_agreements(21)
    link_up(versions, [(one, "amends", other) for one in range(21) for other in range(one)])
    family = family_of(versions[0].public_id, "de")
    assert (len(family.ties), family.has_more_ties) == (TIES, True)


def test_related_ones_are_bounded():
    versions = live_agreements(RELATED + 8)
    link_up(versions, [(number, "related", 0) for number in range(1, len(versions))])
    family = family_of(versions[0].public_id, "de")
    assert (len(family.related), len(family.members)) == (RELATED, 1)
