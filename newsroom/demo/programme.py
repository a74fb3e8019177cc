"""What the demo did, and when: every act in the order of time, as the log demands."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import ModuleType
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.db import transaction

from articles.importing.typography import tidy
from articles.models import Correction
from newsroom.demo import (
    alaska,
    alaska_story,
    antarctica,
    antarctica_story,
    elysee,
    elysee_story,
    house,
    kyrgyzstan,
    kyrgyzstan_story,
    madrid,
    metre,
    metre_story,
    rapallo,
    rapallo_story,
    sevres,
    states,
    states_since,
)
from newsroom.demo.desk import Desk
from newsroom.demo.register import Register
from newsroom.demo.shapes import Story
from newsroom.publishing import clock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.models import Item

SUBJECTS: tuple[ModuleType, ...] = (kyrgyzstan, alaska, metre, rapallo, antarctica, elysee)
FURTHER: tuple[ModuleType, ...] = (sevres, madrid)  # records without a story of their own
AHEAD = timedelta(days=30)
EMBARGO = timedelta(days=60)


class Programme:
    """Loads the demo into an empty newsroom, all of it or nothing."""

    def __init__(self, report: Callable[[str], object]):
        self.report = report

    @transaction.atomic
    def run(self) -> dict[str, str]:
        """Returns the passwords of the users that it made."""
        passwords = house.add_users()
        users = {user.username: user for user in get_user_model().objects.filter(username__in=house.USERS)}
        self.editor, self.registrar, self.reporter = users["editor"], users["registrar"], users["reporter"]
        self.register = Register(house.add_topics(), self.registrar)
        self.desk = Desk(self.register, house.add_sections(), house.add_contributors(), self.editor)
        self.prepare()
        self.publish_the_past()
        with clock.replaying(clock.now()):
            self.plan_ahead()
        return passwords

    def prepare(self) -> None:
        self.report("Pictures and their renditions …")
        self.desk.pictures = {subject.PICTURE.key: house.add_picture(subject.PICTURE) for subject in SUBJECTS}
        self.report("Records …")
        written = (states, states_since, *SUBJECTS, *FURTHER)
        for subject in written:
            self.register.add_sources(subject.SOURCES)
        self.register.add_actors(actor for subject in written for actor in subject.ACTORS)
        for subject in SUBJECTS:
            # The record of the Metre Convention first came out without its amendment, and learned of it later.
            agreement = subject.AGREEMENT.before("amended") if subject is metre else subject.AGREEMENT
            self.register.add_agreement(agreement)
        for subject in FURTHER:
            self.register.add_agreement(subject.AGREEMENT)

    def publish_the_past(self) -> None:
        self.report("Versions, one after the other …")
        self.come_out("2024-05-20 06:00", metre, metre_story.GERMAN)
        self.publish("2024-05-20 06:05", self.desk.add_story(metre_story.DUPLICATE))
        self.translate("2024-05-20 10:00", metre_story.ENGLISH)
        self.withdraw("2024-05-21 09:00", metre_story.DUPLICATE, metre_story.WITHDRAWAL_REASON)
        self.complete_the_metre("2024-10-07 07:45")
        self.come_out("2024-12-02 06:30", antarctica, antarctica_story.GERMAN_AS_FIRST_PUBLISHED, madrid)
        self.correct("2024-12-03 08:10", antarctica_story.GERMAN, antarctica_story.CORRECTION, note="Jahr des Inkrafttretens berichtigt.")
        self.translate("2024-12-04 09:00", antarctica_story.ENGLISH)
        self.come_out("2025-01-22 07:30", elysee, elysee_story.GERMAN_AS_FIRST_PUBLISHED)
        self.translate("2025-01-22 10:15", elysee_story.ENGLISH)
        self.come_out("2025-02-18 08:00", rapallo, rapallo_story.GERMAN)
        self.translate("2025-02-19 09:30", rapallo_story.ENGLISH)
        self.come_out("2025-03-28 07:00", alaska, alaska_story.GERMAN)
        self.translate("2025-03-28 11:00", alaska_story.ENGLISH)
        self.come_out("2025-04-04 06:45", kyrgyzstan, kyrgyzstan_story.GERMAN)
        self.translate("2025-04-04 09:20", kyrgyzstan_story.ENGLISH)
        self.publish("2025-07-07 08:30", self.desk.rewrite(elysee_story.GERMAN), note="Hinweis auf das Jugendwerk ergänzt.")

    def come_out(self, moment: str, subject: ModuleType, story: Story, *further: ModuleType) -> None:
        """The story, the agreement that it reports, further ones tied to that, and the actors behind them, together."""
        agreement = self.register.agreements[subject.AGREEMENT.key]
        named = {key for key, _role in story.mentions} | {actor.key for actor in subject.ACTORS}
        named |= {party.actor for one in (subject, *further) for party in one.AGREEMENT.parties}
        named |= {position.organization for actor in subject.ACTORS for position in actor.positions}
        tied = [self.register.agreements[one.AGREEMENT.key] for one in further]
        self.publish(moment, *self.new_actors(named), agreement, *tied, self.desk.add_story(story))

    def new_actors(self, keys: set[str]) -> list[Item]:
        """Of these actors, those that are not yet on the record."""
        return [row for row in (self.register.actors[key] for key in sorted(keys)) if not row.versions.exists()]

    def translate(self, moment: str, story: Story) -> None:
        """A translation follows the version of its original that is on air at the time."""
        number = self.desk.articles[story.translation_of].versions.order_by("-number").first().number
        self.publish(moment, self.desk.add_story(story, translated_number=number))

    def publish(self, moment: str, *items: Item, by=None, change: str = "minor", note: str = "") -> None:
        with clock.replaying(in_berlin(moment)):
            publish(*items, by=by or self.editor, change=change, note=note)
        for item in items:
            item.refresh_from_db(fields=["slug", "stage", "row_version", "published_row_version"])

    def correct(self, moment: str, story: Story, text: str, *, note: str) -> None:
        article = self.desk.rewrite(story)
        article.corrections.create(
            kind=Correction.Kind.CORRECTION, text=tidy(text, story.language), made_on=date.fromisoformat(moment[:10])
        )
        self.publish(moment, article, change="correction", note=note)

    def withdraw(self, moment: str, story: Story, reason: str) -> None:
        with clock.replaying(in_berlin(moment)):
            withdraw(self.desk.articles[story.key], by=self.editor, reason=reason)

    def complete_the_metre(self, moment: str) -> None:
        agreement = self.register.agreements[metre.AGREEMENT.key]
        self.register.add_events(agreement, metre.AGREEMENT)
        agreement.row_version += 1
        agreement.save(update_fields=["row_version"])
        amending = self.register.agreements[sevres.AGREEMENT.key]
        states = self.new_actors({party.actor for party in sevres.AGREEMENT.parties})
        self.publish(moment, *states, amending, agreement, by=self.registrar, note="Änderung von Sèvres (1921) ergänzt.")

    def plan_ahead(self) -> None:
        """What is not public: scheduled, under embargo, in review, a draft."""
        now = clock.now()
        german = self.desk.add_story(alaska_story.ANNIVERSARY_GERMAN)
        english = self.desk.add_story(alaska_story.ANNIVERSARY_ENGLISH, translated_number=1)
        publish(german, english, by=self.editor, at=(now + AHEAD).replace(minute=0, second=0, microsecond=0))
        self.desk.add_story(antarctica_story.EMBARGOED, embargo_until=(now + EMBARGO).replace(minute=0, second=0, microsecond=0))
        self.desk.add_story(elysee_story.IN_REVIEW, by=self.reporter, stage=Item.Stage.REVIEW)
        self.desk.add_story(rapallo_story.DRAFT, by=self.reporter)


def in_berlin(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Berlin"))
