"""What a picture shows is chosen as a patient person would choose it."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from agreements.network.choosing import Bounds, Stand, choose, line_of

ROLES = st.sets(st.sampled_from(["party", "represented", "signatory", "witness", "announced_by"]), min_size=1).map(frozenset)
WORLDS = st.lists(st.dictionaries(st.sampled_from("abcdefg"), ROLES, max_size=5), max_size=9).map(
    lambda worlds: [Stand(number, f"v{number}", roles) for number, roles in enumerate(worlds)]
)
BOUNDS = st.builds(Bounds, st.integers(0, 5), st.integers(0, 6), st.integers(0, 12), st.integers(1, 2))


def naive(stands: list[Stand], bounds: Bounds) -> tuple[list[str], list[str]]:
    """Written as the promise reads, without a thought for speed."""
    everybody = sorted({actor for stand in stands for actor in stand.roles})
    first = {actor: min(stand.version for stand in stands if actor in stand.roles) for actor in everybody}
    shares = {actor: sum(Fraction(1, len(stand.roles)) for stand in stands if actor in stand.roles) for actor in everybody}
    chosen = sorted(everybody, key=lambda one: (-shares[one], first[one], one))[: bounds.actors]

    def ties(stand: Stand) -> int:
        return sum(actor in chosen for actor in stand.roles)

    def fits(stand: Stand) -> bool:
        return stand not in taken and len(taken) < bounds.agreements and sum(map(ties, taken)) + ties(stand) <= bounds.lines

    def rank(stand: Stand) -> tuple:
        return ties(stand) < bounds.ties, -Fraction(ties(stand), len(stand.roles)), len(stand.roles), stand.version

    ranked = sorted((stand for stand in stands if ties(stand)), key=rank)
    taken: list[Stand] = []
    for actor in chosen:
        if all(actor not in stand.roles for stand in taken):
            taken += [stand for stand in ranked if actor in stand.roles and fits(stand)][:1]
    for stand in ranked:
        if fits(stand):
            taken.append(stand)
    shown = [stand for stand in ranked if stand in taken]
    return [actor for actor in chosen if any(actor in stand.roles for stand in shown)], [stand.public_id for stand in shown]


@given(WORLDS, BOUNDS)
def test_the_choice_is_that_of_a_naive_reader(stands, bounds):
    actors, shown = choose(stands, bounds)
    assert (actors, [stand.public_id for stand in shown]) == naive(stands, bounds)


@given(WORLDS, BOUNDS)
def test_no_bound_is_passed_and_nobody_stands_alone(stands, bounds):
    actors, shown = choose(stands, bounds)
    lines = [actor for stand in shown for actor in stand.roles if actor in actors]
    assert len(actors) <= bounds.actors and len(shown) <= bounds.agreements and len(lines) <= bounds.lines
    assert set(lines) == set(actors) and all(set(stand.roles) & set(actors) for stand in shown)


def test_of_equally_busy_actors_those_of_the_newest_agreement_go_first():
    stands = [Stand(0, "new", {"z": frozenset(["party"])}), Stand(1, "old", {"a": frozenset(["party"])})]
    assert choose(stands, Bounds(1, 9, 9)) == (["z"], stands[:1])


def test_what_lies_between_few_goes_before_a_convention_of_all():
    party = frozenset(["party"])
    convention = Stand(0, "convention", dict.fromkeys("abcdef", party))
    treaty = Stand(1, "treaty", dict.fromkeys("ef", party))
    actors, shown = choose([convention, treaty], Bounds(2, 1, 9))
    assert (actors, shown) == (["e", "f"], [treaty])


def test_the_strongest_role_decides_the_line():
    assert line_of(frozenset(["witness", "signatory", "party"])) == "party"
    assert line_of(frozenset(["signatory", "represented"])) == "represented"
    assert line_of(frozenset(["witness"])) == line_of(frozenset(["announced_by"])) == "other"
