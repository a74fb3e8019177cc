"""Writes the demo's records into the desk: sources, actors, agreements and their rows."""

from collections.abc import Iterable
from decimal import Decimal

from agreements import models
from agreements.models import Actor, Agreement, Position, Source
from articles.importing.typography import tidy
from newsroom.demo import shapes
from newsroom.demo.identity import public_id, uid


def both(name: str, text: shapes.T) -> dict[str, str]:
    """The two columns of a text in both languages, with the no-break spaces that each of them wants."""
    return {f"{name}_de": tidy(text.de, "de"), f"{name}_en": tidy(text.en, "en")}


class Register:
    """The records that were written, by their keys; rows find each other here."""

    def __init__(self, topics: dict[str, models.Topic], by):
        self.topics, self.by = topics, by
        self.sources: dict[str, Source] = {}
        self.actors: dict[str, Actor] = {}
        self.positions: dict[str, Position] = {}
        self.agreements: dict[str, Agreement] = {}

    def evidence(self, fact: shapes.Fact, *identity: object) -> dict:
        return {
            "uid": uid(type(fact).__name__, *identity),
            "source": self.sources[fact.source] if fact.source else None,
            "locator": fact.locator,
            "excerpt": fact.excerpt,
        }

    def add_sources(self, sources: Iterable[shapes.Source]) -> None:
        for source in sources:
            self.sources[source.key] = Source.objects.create(
                public_id=public_id("source", source.key),
                title=source.title,
                kind=source.kind,
                publisher=source.publisher,
                author=source.author,
                url=source.url,
                published_on=shapes.On(source.published) if source.published else None,
                retrieved_on=source.retrieved or None,
                language=source.language,
                via=self.sources[source.via] if source.via else None,
            )

    def add_actors(self, actors: Iterable[shapes.Actor]) -> None:
        """All actors first, then the rows by which they name each other."""
        actors = list(actors)
        for actor in actors:
            self.actors[actor.key] = Actor.objects.create(
                public_id=public_id("actor", actor.key),
                kind=actor.kind,
                classification=actor.classification,
                country=actor.country,
                began_on=actor.began,
                ended_on=actor.ended,
                main_source=self.sources[actor.source],
                created_by=self.by,
                updated_by=self.by,
                **both("name", actor.name),
                **both("description", actor.description),
            )
        for actor in actors:
            self.add_actor_rows(self.actors[actor.key], actor)

    def add_actor_rows(self, row: Actor, actor: shapes.Actor) -> None:
        for number, name in enumerate(actor.names):
            row.names.create(name=name.text, language=name.language, kind=name.kind, **self.evidence(name, actor.key, number))
        for scheme, value in actor.identifiers:
            row.identifiers.create(uid=uid("Identifier", actor.key, scheme), scheme=scheme, value=value)
        for position in actor.positions:
            self.positions[position.key] = row.positions.create(
                organization=self.actors[position.organization],
                since=position.since,
                until=position.until,
                known_on=position.known_on,
                **both("title", position.title),
                **self.evidence(position, position.key),
            )
        for number, relation in enumerate(actor.relations):
            other = self.actors[relation.object]
            row.relations.create(kind=relation.kind, object=other, **self.evidence(relation, actor.key, number))
        for number, event in enumerate(actor.events):
            row.events.create(kind=event.kind, on=event.date, **both("text", event.text), **self.evidence(event, actor.key, number))

    def add_agreement(self, agreement: shapes.Agreement) -> Agreement:
        row = Agreement.objects.create(
            public_id=public_id("agreement", agreement.key),
            form=agreement.form,
            binding=agreement.binding,
            text_status=agreement.text_status,
            languages=list(agreement.languages),
            main_source=self.sources[agreement.source],
            created_by=self.by,
            updated_by=self.by,
            **both("title", agreement.title),
            **both("short_title", agreement.short_title),
            **both("place", agreement.place),
            **both("summary", agreement.summary),
        )
        row.topics.set(self.topics[key] for key in agreement.topics)
        parties = self.add_parties(row, agreement)
        self.add_signatures(row, agreement, parties)
        self.add_events(row, agreement)
        provisions = self.add_provisions(row, agreement)
        self.add_commitments(row, agreement, parties, provisions)
        self.add_amounts(row, agreement, provisions)
        self.add_links(row, agreement)
        self.agreements[agreement.key] = row
        return row

    def add_parties(self, row: Agreement, agreement: shapes.Agreement) -> dict[str, models.Party]:
        """The party rows by actor; where an actor has two roles, the first one signs and owes."""
        parties: dict[str, models.Party] = {}
        for order, party in enumerate(agreement.parties):
            made = row.parties.create(
                order=order,
                actor=self.actors[party.actor],
                role=party.role,
                capacity=party.capacity,
                represents=self.actors[party.represents] if party.represents else None,
                **self.evidence(party, agreement.key, order),
            )
            parties.setdefault(party.actor, made)
        return parties

    def add_signatures(self, row: Agreement, agreement: shapes.Agreement, parties: dict[str, models.Party]) -> None:
        for order, signature in enumerate(agreement.signatures):
            row.signatures.create(
                order=order,
                party=parties[signature.party],
                person=self.actors[signature.person] if signature.person else None,
                unknown_reason=signature.unknown_reason,
                position=self.positions[signature.position] if signature.position else None,
                **both("capacity_as_printed", signature.capacity),
                **self.evidence(signature, agreement.key, order),
            )

    def add_events(self, row: Agreement, agreement: shapes.Agreement) -> None:
        """Add the events that the row does not have yet, so that a later state of the record can be written over an earlier one."""
        parties = {party.actor_id: party for party in reversed(row.parties.all())}
        for event in agreement.events:
            evidence = self.evidence(event, agreement.key, event.kind, event.date.value, event.party)
            if row.events.filter(uid=evidence["uid"]).exists():
                continue
            row.events.create(
                kind=event.kind,
                on=event.date,
                party=parties[self.actors[event.party].pk] if event.party else None,
                announced_by=self.actors[event.announced_by] if event.announced_by else None,
                **both("note", event.note),
                **evidence,
            )

    def add_provisions(self, row: Agreement, agreement: shapes.Agreement) -> dict[str, models.Provision]:
        made: dict[str, models.Provision] = {}
        for number, provision in enumerate(agreement.provisions, start=1):
            made[provision.reference] = row.provisions.create(
                number=number,
                reference="" if provision.reference.isdigit() else provision.reference,
                kind=provision.kind,
                parent=made.get(provision.part_of),
                topic=self.topics.get(provision.topic),
                **both("text", provision.text),
                **self.evidence(provision, agreement.key, provision.reference),
            )
        return made

    def add_commitments(
        self,
        row: Agreement,
        agreement: shapes.Agreement,
        parties: dict[str, models.Party],
        provisions: dict[str, models.Provision],
    ) -> None:
        for order, commitment in enumerate(agreement.commitments):
            made = row.commitments.create(
                order=order,
                provision=provisions.get(commitment.provision),
                owed_by=parties.get(commitment.owed_by),
                owed_by_not_stated=not commitment.owed_by,
                beneficiary=parties.get(commitment.beneficiary),
                due_status=commitment.due_status,
                due_on=commitment.due,
                **both("deliverable", commitment.deliverable),
                **both("measure", commitment.measure),
                **self.evidence(commitment, agreement.key, order),
            )
            for number, assessment in enumerate(commitment.assessments):
                made.assessments.create(
                    as_of=assessment.as_of,
                    rating=assessment.rating,
                    **both("reason", assessment.reason),
                    **self.evidence(assessment, agreement.key, order, number),
                )

    def add_amounts(self, row: Agreement, agreement: shapes.Agreement, provisions: dict[str, models.Provision]) -> None:
        for order, amount in enumerate(agreement.amounts):
            row.amounts.create(
                order=order,
                provision=provisions.get(amount.provision),
                value=Decimal(amount.value),
                currency=amount.currency,
                exactness=amount.exactness,
                kind=amount.kind,
                **both("note", amount.note),
                **self.evidence(amount, agreement.key, order),
            )

    def add_links(self, row: Agreement, agreement: shapes.Agreement) -> None:
        """To agreements that were added before."""
        for link in agreement.links:
            row.links.create(kind=link.kind, other=self.agreements[link.other], **self.evidence(link, agreement.key, link.kind, link.other))
