"""What an act may refuse, each with full sentences for the person who asked for it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Problem:
    """One reason that stops a publication (or, when not blocking, one that the editor should know of).

    `field` names the place on the editor's form that mends it, such as "headline" or "party-3-actor"; empty means the whole item.
    """

    text: str | Promise
    field: str = ""
    is_blocking: bool = True

    def __str__(self) -> str:
        return str(self.text)


class PublishingError(Exception):
    """Base of all refusals; `problems` holds the sentences."""

    def __init__(self, *problems: "Problem | str | Promise"):
        self.problems = [problem if isinstance(problem, Problem) else Problem(problem) for problem in problems]
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return " ".join(str(problem) for problem in self.problems)


class NotReady(PublishingError):
    """The item has problems that stop its publication."""


class InThePast(PublishingError):
    """A moment was asked for that is already over."""


class ScheduledAhead(PublishingError):
    """Something is scheduled after the asked moment, and nobody has said whether to cancel or to keep it. `acts` holds it."""

    def __init__(self, *problems, acts):
        super().__init__(*problems)
        self.acts = acts


class NotPublished(PublishingError):
    """Nothing of the item is, or will be, visible at the asked time."""


class AlreadyHappened(PublishingError):
    """An act can be cancelled only before its time."""


class RestoreRefused(PublishingError):
    """A row that is absent from the document is used by another item."""


class StaleItem(PublishingError):
    """Somebody else saved the item in between."""
