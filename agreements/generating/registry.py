"""So many actors and agreements: each a copy of an original, with parties, positions and signatories among the others."""

from collections.abc import Callable
from functools import partial
from random import Random

from newsroom.publishing.models import Item

from .copying import Copier
from .originals import Originals
from .patterns import Known, Pattern, known, newcomer, rows_of
from .words import Names, countries

BATCH = 500
SHARES = {"state": 0.01, "organization": 0.34, "person": 0.65}  # in the order in which they name each other
ORIGINALS = 200

Progress = Callable[[str, int, int], None]


class Registry:
    """What was generated so far, as far as others may name it."""

    def __init__(self, actors: int, agreements: int, seed: int, progress: Progress):
        self.random, self.progress = Random(seed), progress
        self.names, self.countries = Names(self.random, actors), countries(self.random)
        self.originals = Originals(self.random, min(ORIGINALS, agreements))
        self.kinds = {known(actor): kind for kind, found in self.originals.actors.items() for actor in found}
        self.actors: dict[str, list[Known]] = {kind: [one for one, found in self.kinds.items() if found == kind] for kind in SHARES}
        for kind, share in SHARES.items():
            self.generate(self.originals.actors[kind], round(actors * share), partial(self.new_actor, kind), self.actors[kind])
        self.generate(self.originals.agreements, agreements, self.new_agreement, [])

    def new_actor(self, kind: str) -> Known:
        return newcomer(self.names.of_kind(kind), next(self.countries))

    def new_agreement(self) -> Known:
        return newcomer(self.names.agreement())

    def generate(self, items: list[Item], number: int, new: Callable[[], Known], found: list[Known]) -> None:
        """`number` copies of the items in turn, in batches, each added to `found` once it is written."""
        patterns = [self.pattern(item) for item in items]
        for start in range(0, number, BATCH):
            copier, made = Copier(), []
            for index in range(start, min(start + BATCH, number)):
                pattern, one = patterns[index % len(patterns)], new()
                # The other form of a name is its words the other way round.
                made.append((one, copier.copy(pattern, self.exchange(pattern, one), " ".join(reversed(one.label.de.split())))))
            copier.write()
            found += [one._replace(pk=item.pk) for one, item in made]
            self.progress(str(items[0]._meta.verbose_name_plural), start + len(made), number)

    def pattern(self, item: Item) -> Pattern:
        """Its rows say whom it names. What its publication wrote into the item is read anew."""
        item.refresh_from_db()
        fields = ("actor_id", "represents_id", "person_id", "organization_id", "object_id")
        keys = {getattr(row, name, None) for row in rows_of(item) for name in fields}
        return Pattern(item, [one for one in self.kinds if one.pk in keys and one.public_id != item.public_id])

    def exchange(self, pattern: Pattern, one: Known) -> dict[Known, Known]:
        """The item for the newcomer, and each actor that it names for another one of its kind, none twice."""
        exchanged, taken = {known(pattern.item): one}, {one.public_id}
        for old in pattern.named:
            exchanged[old] = new = self.some_other(self.kinds[old], taken)
            taken.add(new.public_id)
        return exchanged

    def some_other(self, kind: str, taken: set[str]) -> Known:
        while (new := self.names.often_the_first(self.actors[kind])).public_id in taken:
            pass
        return new


def generate(actors: int, agreements: int, *, seed: int, progress: Progress) -> None:
    """Add so many published actors and agreements with invented names to the registry, the same ones for the same seed."""
    Registry(actors, agreements, seed, progress)
