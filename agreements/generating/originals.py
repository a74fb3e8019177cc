"""The few records that all generated ones are copies of: made one by one and published through the ordinary door.

Their words are made so that they can be exchanged in any text: no other record says "Zqv 12 Deq".
"""

from itertools import count
from random import Random

from agreements.models import Actor, ActorName, Agreement, Assessment, Commitment, Source, Topic
from agreements.partial_dates import PartialDate
from newsroom.publishing.acts import publish

from .words import Label

# ISO 3166 leaves these to its users, so that no real country is meant.
OWN_COUNTRIES = [f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
COURSES = [
    ("signed",), ("announced",), ("negotiated",), ("signed", "in_force"), ("signed", "in_force"), ("signed", "in_force", "terminated"),
    ("signed", "in_force", "suspended"), ("signed", "in_force", "expired"), ("signed", "in_force", "superseded"),
]  # fmt: skip
PARTIES = [("state", "state"), ("state", "state"), ("state", "organization"), ("organization", "person"), ("state",) * 7]


class Originals:
    """`actors` by kind and `agreements`, all published."""

    def __init__(self, random: Random, agreements: int):
        self.random, self.numbers, self.own = random, count(1), iter(OWN_COUNTRIES)
        self.source = Source.objects.create(title="Erzeugte Probedaten", kind=Source.Kind.REGISTRY)
        self.topics = [
            Topic.objects.get_or_create(
                slug=f"probethema-{number}", defaults={"name_de": f"Probethema {number}", "name_en": f"Sample topic {number}"}
            )[0]
            for number in range(1, 9)
        ]
        self.actors = self.made_actors()
        publish(*(actor for actors in self.actors.values() for actor in actors), by=None)
        self.agreements = [self.agreement() for _ in range(agreements)]
        publish(*self.agreements, by=None)

    def label(self) -> Label:
        number = next(self.numbers)
        return Label(f"Zqv {number} Deq", f"Zqv {number} Enq")

    def made_actors(self) -> dict[str, list[Actor]]:
        states = [self.actor("state") for _ in range(8)]
        bodies = [self.actor("organization", classification=kind) for kind in ("public_body", "company", "igo", "ngo")]
        for body in bodies:
            body.relations.create(kind="agency_of" if body.classification == "public_body" else "part_of", object=states[0], since="1990")
        people = [self.actor("person", began_on=f"{1900 + 7 * number}") for number in range(8)]
        for number, person in enumerate(people):
            since = 1930 + 7 * number
            leading = {"title_de": "Leitung", "title_en": "Head", "since": f"{since}", "until": f"{since + 4}"}
            person.positions.create(organization=bodies[number % 4], **leading)
            person.positions.create(organization=states[0], title_de="Ministeramt", title_en="Minister", since=f"{since + 5}-03")
        return {"state": states, "organization": bodies, "person": people}

    def actor(self, kind: str, **fields) -> Actor:
        label = self.label()
        if kind == "person":  # whose name is the same in both languages, which pages do not mark
            label = Label(label.de, label.de)
        country = next(self.own)
        actor = Actor.objects.create(kind=kind, name_de=label.de, name_en=label.en, country=country, main_source=self.source, **fields)
        ActorName.objects.create(actor=actor, name=self.label().de, kind=ActorName.Kind.ALIAS)
        return actor

    def agreement(self) -> Agreement:
        random, label = self.random, self.label()
        agreement = Agreement.objects.create(
            title_de=label.de,
            title_en=label.en,
            form=random.choice(Agreement.Form.values),
            binding=random.choice(Agreement.Binding.values),
            main_source=self.source,
        )
        agreement.topics.set(random.sample(self.topics, 1))
        self.add_parties(agreement)
        self.add_promises(agreement, self.add_course(agreement))
        return agreement

    def add_parties(self, agreement: Agreement) -> None:
        kinds = self.random.choice(PARTIES)
        for order, kind in enumerate(kinds):
            party = agreement.parties.create(actor=self.actors[kind][order], order=order)
            is_named = kind != "person" and len(kinds) < 4
            signatory = {"person": self.actors["person"][7 - order]} if is_named else {"unknown_reason": "not_named"}
            agreement.signatures.create(party=party, order=order, **signatory)

    def add_course(self, agreement: Agreement) -> int:
        """The year in which it begins."""
        year, courses = self.random.randint(1900, 2020), self.random.choice(COURSES)
        for step, kind in enumerate(courses):
            month, day = self.random.randint(1, 12), self.random.randint(1, 28)
            exact = PartialDate(f"{year + step}-{month:02}-{day:02}")
            agreement.events.create(kind=kind, on=self.random.choice([exact, exact, exact, PartialDate(f"{year + step}", "about")]))
        return year

    def add_promises(self, agreement: Agreement, year: int) -> None:
        parties = list(agreement.parties.all())
        for number in range(self.random.randint(0, 3)):
            said = {"kind": "obligation", "text_de": "Eine Bestimmung.", "text_en": "A provision."}
            provision = agreement.provisions.create(number=number + 1, **said)
            owed = self.random.choice([{"owed_by_not_stated": True}, {"owed_by": parties[0], "beneficiary": parties[1]}])
            due = self.random.choice([{}, {"due_status": "open_ended"}, {"due_status": "dated", "due_on": f"{year + 3 + 2 * number}"}])
            words = {"deliverable_de": "Eine Leistung", "deliverable_en": "A service"}
            commitment = agreement.commitments.create(provision=provision, order=number, **words, **owed, **due)
            self.add_ratings(commitment, year)

    def add_ratings(self, commitment: Commitment, year: int) -> None:
        for step in range(self.random.choice([0, 0, 1, 2])):
            rating = self.random.choice(Assessment.Rating.values)
            said = {"reason_de": "Eine Begründung.", "reason_en": "A reason."}
            commitment.assessments.create(as_of=f"{year + 1 + 2 * step}-{self.random.randint(1, 12):02}", rating=rating, **said)
