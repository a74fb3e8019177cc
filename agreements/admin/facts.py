"""Rows that rest on a source: what all their inlines and forms have in common."""

from newsroom.admin.rows import Rows

EVIDENCE = (("source", "locator"), "excerpt", "held_back")


class FactRows(Rows):
    """Source, locator, excerpt and the reason for holding back come last, and are opened per row."""

    autocomplete_fields = ["source"]
    rest = EVIDENCE
