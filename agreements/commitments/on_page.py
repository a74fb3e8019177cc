"""One commitment as the tracker prints it on a day."""

from typing import NamedTuple

from .states import State
from .waiting import waiting


class Entry(NamedTuple):
    """`said` is what was prepared with the index row; names of actors are those of today."""

    row: dict
    said: dict
    state: State
    waits: str
    url: str
    debtor: dict | None
    creditor: dict | None

    @property
    def rating(self) -> str:
        return self.row["rating"] or "none"

    @property
    def earlier(self) -> list[dict]:
        """The ratings before the latest one, the last first."""
        return self.said.get("ratings", [])[-2::-1]

    @property
    def title(self) -> str:
        return self.row["title"] or self.said["agreement"]["title"]


def entry(row: dict) -> Entry:
    found = waiting(row)
    return Entry(
        row=row,
        said=row["said"],
        state=found.state(row["today"]),
        waits=found.words(row["today"]),
        url=f"{row['url'] or ''}#{row['said']['anchor']}",
        debtor=actor(row["debtor"], row["said"]["owed_by"]),
        creditor=actor(row["creditor"], row["said"]["owed_to"]),
    )


def actor(live: dict | None, said: dict | None) -> dict | None:
    """`{"name", "url", "language"}`: as it is live, else by the name that the version keeps; None where nobody is named."""
    if live and live["name"]:
        return {"name": live["name"], "url": live["url"], "language": live.get("language") or ""}
    return said and {"name": said["name"], "url": "", "language": said["language"]}
