"""What a story is made of, whether it came as plain text or as HTML."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"
    NUMBERED_ITEM = "numbered item"


@dataclass(frozen=True)
class Block:
    """One block of text without line breaks; a quotation comes without the marks around it."""

    kind: Kind
    text: str
