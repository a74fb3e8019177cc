"""What the registry knows that a story may speak of: the names of actors, and the agreements between them."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models.functions import Coalesce

from agreements.models import Actor, ActorName, Agreement, Party
from articles.importing.mentions import KnownName

MOST_SUGGESTED = 5
SHORTEST_TITLE = 10


def names_of_actors() -> Iterator[KnownName]:
    """Every label and other name, by the actor's key; of a merged actor, by that of the one it was merged into. Two queries.

    Names that are held back are left out: a mention would print them.
    """
    merged = Coalesce("merged_into_id", "pk")
    for key, kind, german, english in Actor.objects.values_list(merged, "kind", "name_de", "name_en"):
        # One name in both languages is a German one: German inflects.
        for name, language in {english: "en", german: "de"}.items():
            yield KnownName(key, name, language, is_person=kind == Actor.Kind.PERSON)
    others = ActorName.objects.filter(held_back="").annotate(key=Coalesce("actor__merged_into_id", "actor_id"))
    for key, kind, name, language, name_kind in others.values_list("key", "actor__kind", "name", "language", "kind"):
        yield KnownName(key, name, language, name_kind, is_person=kind == Actor.Kind.PERSON)


def titles_of_agreements() -> Iterator[KnownName]:
    """Titles and short titles by the agreement's key; one short word says too little. One query."""
    titles = Agreement.objects.values_list("pk", "title_de", "title_en", "short_title_de", "short_title_en")
    for key, *texts in titles:
        for text, language in zip(texts, ["de", "en"] * 2, strict=True):
            if " " in text or len(text) >= SHORTEST_TITLE:
                yield KnownName(key, text, language)


def agreements_between(actors: Collection[int]) -> list[int]:
    """Keys of the agreements whose parties are all among the actors, the newest records first. One query."""
    near = Party.objects.filter(role=Party.Role.PARTY, agreement__parties__actor__in=actors)
    parties: dict[int, set[frozenset[int]]] = defaultdict(set)
    for agreement, actor, represented in near.values_list("agreement_id", "actor_id", "represents_id").distinct():
        # Whoever acts on behalf of a state may go unnamed, as long as the state is named.
        parties[agreement].add(frozenset({actor, represented} - {None}))
    known = set(actors)
    return sorted((key for key, sides in parties.items() if len(sides) > 1 and all(side & known for side in sides)), reverse=True)
