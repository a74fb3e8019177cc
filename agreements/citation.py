"""The cite box of a record's version: the citation in words, its permanent address, and files for reference managers."""

from typing import NamedTuple

from newsroom.reading.citations import FORMATS, Work, in_words

from .addresses import citation_path


class Cite(NamedTuple):
    """For templates/agreements/_cite.html; `downloads` are (label, path)."""

    text: str
    url: str
    downloads: list[tuple[str, str]]


def cite(work: Work, kind: str, public_id: str) -> Cite:
    paths = [(found.label, citation_path(kind, public_id, work.number, name, work.language)) for name, found in FORMATS.items()]
    return Cite(in_words(work), work.url, paths)
