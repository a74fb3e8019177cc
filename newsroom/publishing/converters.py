"""Parts of addresses that are more than a word."""

from .ids import ALPHABET


class PublicIdConverter:
    """`<id:public_id>`: eight letters of the ids' alphabet, so that a slug after a hyphen is never taken for a part of it."""

    regex = f"[{ALPHABET}]{{8}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedFormatConverter(PublicIdConverter):
    """`<feed:format>`: the formats that a feed comes in."""

    regex = "rss|atom|json"


class CitationFormatConverter(PublicIdConverter):
    """`<citation:format>`: BibTeX, RIS, CSL-JSON."""

    regex = "bib|ris|json"
