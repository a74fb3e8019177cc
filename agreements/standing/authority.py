"""Whether a signatory held the position in which they signed, on the day of the signing. A warning and a note, never a refusal."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from ..partial_dates import PartialDate
from .holding import Held, Lasting, lasting
from .status import BEGINNING, END


class Authority(TextChoices):
    YES = "yes", pgettext_lazy("office held", "yes")
    POSSIBLY = "possibly", pgettext_lazy("office held", "possibly")
    NO = "no", pgettext_lazy("office held", "no")


ANSWERS = {Held.CERTAINLY: Authority.YES, Held.POSSIBLY: Authority.POSSIBLY, Held.UNKNOWN: Authority.POSSIBLY, Held.NO: Authority.NO}


def authority(position: Lasting, signed: list[PartialDate]) -> Authority | None:
    """Yes if it was held on every day that the date of the signing allows, no if on none, else possibly. None without any date.

    An estimated date makes no yes. Several dates are accounts that differ: only what holds for all of them is more than possible.
    """
    answers = {answer(position, day) for day in signed}
    return answers.pop() if len(answers) == 1 else Authority.POSSIBLY if answers else None


def answer(position: Lasting, day: PartialDate) -> Authority:
    found = ANSWERS[position.on(day.earliest or BEGINNING, day.latest or END)]
    return Authority.POSSIBLY if found == Authority.YES and not day.is_certain else found


def authority_of(signature: dict, document: dict) -> Authority | None:
    """Of a frozen signature; None where it names no position, or nothing says when it was made."""
    if "position" not in signature:
        return None
    position = document["cited"]["position"].get(signature["position"])
    return position and authority(lasting(position), days_of_signing(signature, document))


def days_of_signing(signature: dict, document: dict) -> list[PartialDate]:
    """Its own date, else the “signed” events of its party alone, else those of the whole agreement."""
    if signature["signed_on"]:
        return [PartialDate.from_json(signature["signed_on"])]
    events = [row for row in document["content"]["rows"]["agreementevent"] if row["kind"] == "signed" and row["on"]]
    own = [row for row in events if row.get("party") == signature["party"]]
    return [PartialDate.from_json(row["on"]) for row in own or [row for row in events if "party" not in row]]


def doubts(document: dict) -> Iterator[tuple[dict, Authority]]:
    """The frozen signatures whose position was not held on the day of the signing, or not certainly."""
    for row in document["content"]["rows"]["signature"]:
        found = authority_of(row, document)
        if found and found != Authority.YES:
            yield row, found
