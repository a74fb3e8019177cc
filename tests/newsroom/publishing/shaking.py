"""Generated content of the desk: rows that may stand there, put in, changed, swapped, held back and taken out at random."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import ProtectedError, RestrictedError
from hypothesis import strategies as st

from agreements import models as records
from agreements.models.relations import relation_problem
from agreements.partial_dates import PartialDate
from articles import models as stories
from newsroom.publishing.shapes import Rows, publishing_of
from tests.factories import make_actor, make_agreement, make_article, make_section, make_source, make_topic

Due, Capacity = records.Commitment.Due, records.Party.Capacity

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)
dates = st.sampled_from(
    ["2024", "2024-02", "2024-02-29", PartialDate("2023", "about", "Ende 2023"), PartialDate("1814-06-11", "uncertain")]
)
maybe_dates = st.none() | dates

SWAPPED = {
    records.ActorName: ("name", "language", "kind"),
    records.Identifier: ("scheme", "value"),
    records.Provision: ("number",),
    stories.Byline: ("contributor", "role"),
    stories.Mention: ("actor", "agreement"),
    stories.QuoteBlock: ("quote",),
}


@dataclass
class World:
    """What the items refer to: rows of others, which stay as they are."""

    people: list = field(default_factory=lambda: [make_actor() for _ in range(2)])
    bodies: list = field(default_factory=lambda: [make_actor(kind="state"), make_actor(kind="organization", classification="igo")])
    topics: list = field(default_factory=lambda: [make_topic() for _ in range(3)])
    sections: list = field(default_factory=lambda: [make_section() for _ in range(2)])

    def __post_init__(self):
        self.sources = [make_source(), make_source(kind="court"), make_source(is_confidential=True)]
        self.positions = [
            records.Position.objects.create(person=self.people[0], organization=self.bodies[0], title_de="Amt", held_back=reason)
            for reason in ("", "Not sure.")
        ]
        self.contributors = [stories.Contributor.objects.create(name=name, slug=name) for name in ("ada", "ben")]
        self.pictures = stories.Image.objects.bulk_create(
            stories.Image(file=f"images/{name}.png", width=9, height=9, title=name) for name in "ab"
        )
        self.agreements = [make_agreement(parties=[]) for _ in range(2)]
        self.originals = [make_article(language="en")]


class Shaker:
    """Does things to one item that an editor could do."""

    def __init__(self, draw, world: World, item):
        self.draw, self.world, self.item, self.publishing = draw, world, item, publishing_of(item)

    def shake(self, times: int) -> None:
        for _ in range(times):
            rows = self.one(self.publishing.rows)
            act = self.one([self.add, self.add, self.change, self.swap, self.hold_back, self.take_out, self.change_item])
            act(rows)
        connection.check_constraints()

    def one(self, among) -> Any:
        return self.draw(st.sampled_from(list(among)))

    def maybe(self, among) -> Any:
        return self.draw(st.none() | st.sampled_from(list(among))) if among else None

    def rows_of(self, model) -> list:
        return list(next(rows for rows in self.publishing.rows if rows.model is model).of(self.item))

    def some_row(self, rows: Rows):
        return self.maybe(list(rows.of(self.item)))

    def add(self, rows: Rows) -> None:
        values = getattr(self, f"new_{rows.name}")()
        if values is not None:
            rows.model.objects.create(**({rows.owner: self.item} if rows.owner == rows.path else {}), **values)

    def change(self, rows: Rows) -> None:
        row, values = self.some_row(rows), getattr(self, f"new_{rows.name}")()
        if row is not None and values is not None:
            if values.get("parent") and (values["parent"] == row or row.children.exists()):
                values["parent"] = None
            self.save(row, values)

    def swap(self, rows: Rows) -> None:
        """Two siblings exchange what is unique among them."""
        found = list(rows.of(self.item))
        if rows.model in SWAPPED and len(found) > 1:
            first, second = found[0], found[-1]
            values = [{name: getattr(row, name) for name in SWAPPED[rows.model]} for row in (second, first)]
            self.save(first, values[0])
            self.save(second, values[1])

    def hold_back(self, rows: Rows) -> None:
        row = self.some_row(rows)
        if row is not None and hasattr(row, "held_back"):
            self.save(row, {"held_back": "" if row.held_back else "Not sure."})

    def take_out(self, rows: Rows) -> None:
        row = self.some_row(rows)
        try:
            if row is not None:
                row.delete()
        except (ProtectedError, RestrictedError):
            return

    def save(self, row, values: dict) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()

    def change_item(self, _rows: Rows) -> None:
        item = type(self.item).objects.get(pk=self.item.pk)
        self.save(item, {"notes": self.draw(words), **getattr(self, f"new_{type(item).__name__.lower()}")()})
        if hasattr(item, "topics"):
            item.topics.set(self.draw(st.lists(st.sampled_from(self.world.topics), max_size=2)))
        self.item = item

    def fact(self) -> dict:
        return {"source": self.maybe(self.world.sources), "locator": self.draw(words), "excerpt": self.draw(words)}

    # actors
    def new_actor(self):
        names = {"name_de": self.draw(words), "name_en": self.draw(words), "description_de": self.draw(words)}
        return {**names, "began_on": self.draw(maybe_dates), "main_source": self.maybe(self.world.sources)}

    def new_actorname(self):
        number = records.ActorName.objects.count()
        name = f"{self.draw(words)}{number}"
        return {"name": name, "kind": self.one(records.ActorName.Kind), "since": self.draw(maybe_dates), **self.fact()}

    def new_identifier(self):
        last = records.Identifier.objects.order_by("id").last()
        number = last.pk + 1 if last else 1
        values = {"wikidata": f"Q{number}", "viaf": f"{number}", "unts": f"{number} UNTS {number}", "other": f"{number}{self.draw(words)}."}
        return dict(zip(("scheme", "value"), self.one(values.items()), strict=True)) | self.fact()

    def new_position(self):
        days = {"since": self.draw(maybe_dates), "until": self.draw(maybe_dates), "known_on": self.draw(maybe_dates)}
        return {"organization": self.one(self.world.bodies), "title_en": self.draw(words), **days, **self.fact()}

    def new_relation(self):
        kinds = [(kind, body) for kind in records.Relation.Kind for body in self.world.bodies]
        free = [(kind, body) for kind, body in kinds if relation_problem(self.item.kind, kind, body.kind) is None]
        return dict(zip(("kind", "object"), self.one(free), strict=True)) | {"until": self.draw(maybe_dates)} | self.fact()

    def new_actorevent(self):
        return {
            "kind": self.one(["charged", "elected"]),
            "on": self.draw(maybe_dates),
            "body": self.maybe(self.world.bodies),
            **self.fact(),
        }

    # agreements
    def new_agreement(self):
        return {
            "title_de": self.draw(words),
            "form": self.one(records.Agreement.Form),
            "languages": self.draw(st.lists(st.sampled_from(["de", "ky", "zh-Hant"]), max_size=2)),
            "document_file": self.one(["", "agreements/text.pdf"]),
            "main_source": self.maybe(self.world.sources),
        }

    def new_party(self):
        taken = {(party.actor_id, party.role) for party in self.rows_of(records.Party)}
        free = [(a, r) for a in self.world.people for r in ("party", "witness", "funder") if (a.pk, r) not in taken]
        if not free:
            return None
        (actor, role), represents = self.one(free), self.maybe(self.world.bodies)
        capacity = Capacity.ON_BEHALF if represents else self.one([Capacity.OWN, Capacity.NOT_STATED])
        return {"actor": actor, "role": role, "represents": represents, "capacity": capacity, "side": self.maybe([1, 2]), **self.fact()}

    def new_signature(self):
        parties = self.rows_of(records.Party)
        if not parties:
            return None
        person = self.maybe(self.world.people)
        position = self.maybe(self.world.positions) if person == self.world.people[0] else None
        reason = "" if person else "not_named"
        signer = {"person": person, "position": position, "unknown_reason": reason}
        return {"party": self.one(parties), **signer, "signed_on": self.draw(maybe_dates), **self.fact()}

    def new_agreementevent(self):
        by = self.maybe(self.world.people)
        return {
            "kind": self.one(["signed", "amended"]),
            "party": self.maybe(self.rows_of(records.Party)),
            "announced_by": by,
            **self.fact(),
        }

    def new_provision(self):
        number = max((row.number for row in self.rows_of(records.Provision)), default=0) + 1
        parent = self.maybe([row for row in self.rows_of(records.Provision) if row.parent is None])
        topic = self.maybe(self.world.topics)
        return {"number": number, "kind": "right", "parent": parent, "topic": topic, "text_de": self.draw(words), **self.fact()}

    def new_commitment(self):
        owed_by, due_on = self.maybe(self.rows_of(records.Party)), self.draw(maybe_dates)
        due = {"due_on": due_on, "due_status": Due.DATED if due_on else self.one([Due.OPEN_ENDED, Due.NONE_PUBLISHED])}
        debtor = {"owed_by": owed_by, "owed_by_not_stated": owed_by is None}
        provision = self.maybe(self.rows_of(records.Provision))
        beneficiary = self.maybe([party for party in self.rows_of(records.Party) if party != owed_by])
        promised = {"deliverable_en": self.draw(words), "measure_de": self.draw(words), "beneficiary": beneficiary}
        return {"provision": provision, **promised, **debtor, **due, **self.fact()}

    def new_assessment(self):
        commitments = self.rows_of(records.Commitment)
        rating = self.one(records.Assessment.Rating)
        return {"commitment": self.one(commitments), "as_of": self.draw(dates), "rating": rating, **self.fact()} if commitments else None

    def new_amount(self):
        value = self.draw(st.decimals(0, 10**12, places=2))
        exactness, provision = self.one(records.Amount.Exactness), self.maybe(self.rows_of(records.Provision))
        upper = self.maybe([value, value * 2]) if exactness in ("exact", "about") else None
        money = {"value": value, "upper": upper, "currency": self.one(["USD", "KGS"]), "exactness": exactness}
        return {**money, "provision": provision, "as_of": self.draw(maybe_dates), "note_de": self.draw(words), **self.fact()}

    def new_agreementlink(self):
        taken = {(link.other_id, link.kind) for link in self.rows_of(records.AgreementLink)}
        free = [(other, kind) for other in self.world.agreements for kind in ("amends", "related") if (other.pk, kind) not in taken]
        return dict(zip(("other", "kind"), self.one(free), strict=True)) | self.fact() if free else None

    # articles
    def new_article(self):
        original = self.maybe(self.world.originals)
        texts = {name: self.draw(words) for name in ("kicker", "headline", "standfirst", "seo_title")}
        refers = {"section": self.maybe(self.world.sections), "lead_image": self.maybe(self.world.pictures)}
        return {**texts, **refers, "translation_of": original, "translated_number": original and self.maybe([1, 2])}

    def new_byline(self):
        taken = {(row.contributor_id, row.role) for row in self.rows_of(stories.Byline)}
        free = [(who, role) for who in self.world.contributors for role in ("author", "editor") if (who.pk, role) not in taken]
        return dict(zip(("contributor", "role"), self.one(free), strict=True)) if free else None

    def new_quote(self):
        speaker = self.maybe(self.world.people)
        position = self.maybe(self.world.positions) if speaker == self.world.people[0] else None
        spoken = {"speaker": speaker, "position": position, "text": self.draw(words), "said_on": self.draw(maybe_dates)}
        return {**spoken, "on_record": self.one(["on", "on", "off"]), **self.fact()}

    def new_mention(self):
        taken = {row.actor or row.agreement for row in self.rows_of(stories.Mention)}
        free = [row for row in (*self.world.people, *self.world.agreements) if row not in taken]
        if not free:
            return None
        row = self.one(free)
        named = {"actor": None, "agreement": None} | {row._meta.model_name: row}
        return {**named, "state": self.one(["confirmed", "suggested"]), "surface": self.draw(words)}

    def new_correction(self):
        return {"kind": self.one(stories.Correction.Kind), "text": self.draw(words)}

    def place(self):
        return {"region": "body", "ordering": self.draw(st.integers(0, 9))}

    def new_textblock(self):
        return {"text": self.draw(words), **self.place()}

    def new_quoteblock(self):
        shown = {row.quote_id for row in self.rows_of(stories.QuoteBlock)}
        free = [quote for quote in self.rows_of(stories.Quote) if quote.pk not in shown]
        return {"quote": self.one(free), **self.place()} if free else None

    def new_imageblock(self):
        return {"image": self.one(self.world.pictures), "caption": self.draw(words), **self.place()}

    def new_agreementblock(self):
        return {"agreement": self.one(self.world.agreements), **self.place()}

    def new_factboxblock(self):
        return {"title": self.draw(words), "text": self.draw(words), **self.place()}
