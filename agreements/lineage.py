"""What an agreement's page lists of other agreements: those that it names, and those that name it, as they are live now."""

from .around import Around
from .models import AgreementLink
from .sheets.lineage import BACK, ORDER

NO_EVIDENCE = ""  # of a link that another agreement makes: it stands on that one's page


def lineage_shown(own: list[dict], found: Around) -> list[dict]:
    """For agreements/_lineage.html: the agreement's own links, then the ways back. Titles and dates are those of the live records.

    One that is not live keeps the title that was copied when this version was published, without a link.
    """
    back = sorted(found.linked, key=lambda one: ORDER.index(AgreementLink.Kind(one[1])))
    return [*(link | with_live_card(link, found) for link in own), *(named_back(card, kind) for card, kind in back)]


def with_live_card(link: dict, found: Around) -> dict:
    record = found.records.get(("agreement", link["id"]))
    return {"card": record.card, "title": record.card["title"], "language": record.card["language"]} if record else {"card": None}


def named_back(card: dict, kind: str) -> dict:
    words = str(BACK[AgreementLink.Kind(kind)])
    return {"words": words, "title": card["title"], "language": card["language"], "card": card, "evidence": NO_EVIDENCE}
