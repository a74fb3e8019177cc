"""So many actors and agreements: each a copy of a pattern, with parties, positions and signatories among the others."""

from collections.abc import Callable
from random import Random

from agreements.models import Actor, ActorName
from newsroom.publishing.models import Item

from .copying import Copier, Known, Pattern, known, newcomer
from .patterns import Patterns
from .words import Names, countries

BATCH = 500
SHARES = {"state": 0.01, "organization": 0.34, "person": 0.65}  # in the order in which they name each other
PATTERNS = 200

Progress = Callable[[str, int, int], None]


class Registry:
    """What was generated so far, as far as others may name it."""

    def __init__(self, actors: int, agreements: int, seed: int, progress: Progress):
        self.random, self.progress = Random(seed), progress
        self.names, self.countries = Names(self.random, actors), countries(self.random)
        self.patterns = Patterns(self.random, min(PATTERNS, agreements))
        self.patterned = {actor.pk: (kind, known(actor)) for kind, found in self.patterns.actors.items() for actor in found}
        self.actors: dict[str, list[Known]] = {kind: [one for found, one in self.patterned.values() if found == kind] for kind in SHARES}
        for kind, share in SHARES.items():
            self.generate(self.patterns.actors[kind], round(actors * share), lambda kind=kind: self.new_actor(kind), self.actors[kind])
        self.generate(self.patterns.agreements, agreements, lambda: newcomer(self.names.agreement()), [])

    def new_actor(self, kind: str) -> Known:
        return newcomer(self.names.of_kind(kind), next(self.countries))

    def generate(self, items: list[Item], number: int, new: Callable[[], Known], found: list[Known]) -> None:
        """`number` copies of the items in turn, in batches, each added to `found` once it is written."""
        patterns = [Pattern(item) for item in items]
        for start in range(0, number, BATCH):
            copier, made = Copier(), []
            for index in range(start, min(start + BATCH, number)):
                pattern, one = patterns[index % len(patterns)], new()
                made.append((one, copier.copy(pattern, self.exchange(pattern, one), self.other_names(pattern, one))))
            copier.write()
            found += [one._replace(pk=item.pk) for one, item in made]
            self.progress(str(items[0]._meta.verbose_name_plural), start + len(made), number)

    def exchange(self, pattern: Pattern, one: Known) -> dict[Known, Known]:
        """The item for the newcomer, and each actor that it names for another one of its kind, none twice."""
        exchanged, taken = {known(pattern.item): one}, {one.public_id}
        for key in sorted(self.named_in(pattern)):
            kind, old = self.patterned[key]
            exchanged[old] = new = self.some_other(kind, taken)
            taken.add(new.public_id)
        return exchanged

    def named_in(self, pattern: Pattern) -> set[int]:
        fields = ("actor_id", "represents_id", "person_id", "organization_id", "object_id")
        keys = {getattr(row, name, None) for row in pattern.rows for name in fields}
        return (keys - {pattern.item.pk} if isinstance(pattern.item, Actor) else keys) & self.patterned.keys()

    def some_other(self, kind: str, taken: set[str]) -> Known:
        while (new := self.names.often_the_first(self.actors[kind])).public_id in taken:
            pass
        return new

    def other_names(self, pattern: Pattern, one: Known) -> dict[str, str]:
        """Aliases: the name, or its words the other way round."""
        aliases = [row.name for row in pattern.rows if isinstance(row, ActorName)]
        return {alias: " ".join(reversed(one.label.de.split())) for alias in aliases}


def generate(actors: int, agreements: int, *, seed: int, progress: Progress) -> None:
    """Add so many published actors and agreements with invented names to the registry, the same ones for the same seed."""
    Registry(actors, agreements, seed, progress)
