"""Names in the text that lead to their records: the first time each confirmed mention occurs in the body."""

import re
from html import escape, unescape

from newsroom.publishing.parts import token

TAG = re.compile(r"(<[^>]+>)")
LEFT_ALONE = {"a", "h2", "h3"}


class Linker:
    """Goes through the text blocks of one article in reading order.

    `names` maps each way in which a record may be printed to its (kind, public id). A record is linked once, by the longest name
    that occurs first; links and headings are left alone. The result holds the tokens of holes, so it is rendered, never stored.
    """

    def __init__(self, names: dict[str, tuple[str, str]]):
        self.records = {escape(name, quote=False): record for name, record in names.items() if len(name) > 1}
        self.linked: set[tuple[str, str]] = set()
        spelled = sorted(map(re.escape, self.records), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)") if spelled else None

    def __call__(self, html: str) -> str:
        if self.pattern is None:
            return html
        pieces, inside = [], 0
        for piece in TAG.split(html):
            if piece.startswith("<"):
                inside += self.step(piece)
            elif not inside:
                piece = self.pattern.sub(self.link, piece)
            pieces.append(piece)
        return "".join(pieces)

    def step(self, tag: str) -> int:
        name = re.match(r"</?(\w+)", tag)
        if name is None or name[1].lower() not in LEFT_ALONE:
            return 0
        return -1 if tag.startswith("</") else 1

    def link(self, match: re.Match) -> str:
        record = self.records[match[0]]
        if record in self.linked:
            return match[0]
        self.linked.add(record)
        return token("link", *record, unescape(match[0]))


def names_in(document: dict) -> dict[str, tuple[str, str]]:
    """Every way in which the article's confirmed mentions may be printed: as the mention says, and by the records' own names."""
    names: dict[str, tuple[str, str]] = {}
    for row in document["content"]["rows"]["mention"]:
        kind = "actor" if "actor" in row else "agreement"
        cited = document["cited"][kind][row[kind]]
        labels = [cited.get(name, "") for name in ("name_de", "name_en", "short_title_de", "short_title_en")]
        for name in [row["surface"], *labels]:
            if name:
                names.setdefault(name, (kind, row[kind]))
    return names
