"""Where the page of a record tells a dated fact."""

from ..provenance.facts import anchor

LIFE = "life"  # birth and death, founding and end are told by the record itself


def place_on_page(uid: str) -> str:
    """The anchor of a fact; of a fact without uid, that of the record's life."""
    return anchor(uid) if uid else LIFE
