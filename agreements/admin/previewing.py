"""Previews with the links and cards of the records that are live."""

from django.template.loader import render_to_string

from agreements.live import filler, live_records
from newsroom.publishing.parts import fill, holes


def show_card(card: dict) -> str:
    return render_to_string("components/agreement_card.html", {"card": card})


class ShowsLiveRecords:
    """For the ItemAdmin of anything that names records."""

    def filled(self, page, language):
        found = live_records([hole for hole in holes(page["parts"]) if hole[0] in ("actor", "agreement")], language)

        def fill_one(hole):
            """Links, and the cards in an article; what a record's own page gathers about others is left out."""
            is_shown = hole["hole"] == "link" or (hole["hole"], hole["kind"]) == ("card", "agreement")
            return filler(found, show_card)(hole) if is_shown else None

        return fill(page["parts"], fill_one)
