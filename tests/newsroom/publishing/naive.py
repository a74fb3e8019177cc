"""The publishing kernel as one would explain it: dictionaries of acts, nothing stored twice. The state machine compares the two."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

TICK = timedelta(microseconds=1)


class Refused(Exception):
    """Carries the name of the error that the kernel must raise."""


@dataclass(frozen=True)
class Act:
    item: str
    at: datetime
    number: int | None
    group: int


@dataclass
class Naive:
    now: datetime
    acts: dict[tuple[str, datetime], Act] = field(default_factory=dict)
    spoken_for: dict[str, list[datetime]] = field(default_factory=dict)  # item → the moments its versions were published for
    last_recorded: datetime | None = None
    groups: int = 0

    def of(self, item: str) -> list[Act]:
        return sorted((act for act in self.acts.values() if act.item == item), key=lambda act: act.at)

    def visible(self, item: str, moment: datetime) -> int | None:
        """Invariant 1: the last act at or before the moment says it."""
        return next((act.number for act in reversed(self.of(item)) if act.at <= moment), None)

    def record(self) -> datetime:
        """Invariant 6: greater than every recorded time and every past act; time goes on from there."""
        moment = self.now if self.last_recorded is None else max(self.now, self.last_recorded + TICK)
        while any(act.at == moment for act in self.acts.values()):
            moment += TICK
        return moment

    def begin(self, at: datetime | None) -> tuple[datetime, datetime]:
        recorded_at = self.record()
        if at is not None and at < recorded_at:
            raise Refused("InThePast")
        return at or recorded_at, recorded_at

    def done(self, recorded_at: datetime, *, is_logged: bool = True) -> None:
        self.now = recorded_at
        if is_logged:
            self.last_recorded = recorded_at

    def take_back(self, acts: list[Act]) -> None:
        groups = {act.group for act in acts}
        self.acts = {key: act for key, act in self.acts.items() if act.group not in groups}

    def publish(self, items: list[str], at: datetime | None, scheduled: str) -> None:
        moment, recorded_at = self.begin(at)
        later = [act for item in items for act in self.of(item) if act.at > moment]
        if later and scheduled == "refuse":
            raise Refused("ScheduledAhead")
        if scheduled == "cancel":
            self.take_back(later)
        self.groups += 1
        for item in items:
            self.spoken_for.setdefault(item, []).append(moment)
            self.acts[item, moment] = Act(item, moment, len(self.spoken_for[item]), self.groups)
        self.done(recorded_at)

    def withdraw(self, item: str, at: datetime | None) -> None:
        moment, recorded_at = self.begin(at)
        if self.visible(item, moment - TICK) is None:
            raise Refused("NotPublished")
        self.take_back([act for act in self.of(item) if act.at >= moment])
        self.groups += 1
        self.acts[item, moment] = Act(item, moment, None, self.groups)
        self.done(recorded_at)

    def cancel(self, group: int) -> None:
        recorded_at = self.record()
        ahead = [act for act in self.acts.values() if act.group == group and act.at > recorded_at]
        if not ahead:
            raise Refused("AlreadyHappened")
        self.take_back(ahead)
        self.done(recorded_at, is_logged=False)

    def is_over(self, item: str, number: int) -> bool:
        start, end = self.span(item, number)
        return end is not None and (end <= self.now or end == start)

    def span(self, item: str, number: int) -> tuple[datetime, datetime | None]:
        """From its moment to the next act of the item; empty when its act was cancelled."""
        start = self.spoken_for[item][number - 1]
        act = self.acts.get((item, start))
        if act is None or act.number != number:
            return start, start
        return start, next((later.at for later in self.of(item) if later.at > start), None)

    def first_published_at(self, item: str) -> datetime | None:
        return next((act.at for act in self.of(item) if act.number is not None), None)
