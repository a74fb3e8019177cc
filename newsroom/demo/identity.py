"""Demo items have the same public ids everywhere, so that addresses in documents and tests hold, and so that the demo can be recognised."""

from functools import cache
from hashlib import blake2b

from agreements.models import AgreementVersion
from newsroom.publishing.ids import ALPHABET


def letters(name: str, count: int) -> str:
    """As many letters of the ids' alphabet as asked for, always the same for the same name."""
    number, out = int.from_bytes(blake2b(name.encode(), digest_size=16).digest(), "big"), ""
    for _ in range(count):
        number, digit = divmod(number, len(ALPHABET))
        out += ALPHABET[digit]
    return out


def public_id(kind: str, key: str) -> str:
    """The public id of the demo's item of that kind ("actor", "agreement", "article", …) and key."""
    return letters(f"demo {kind} {key}", 8)


def uid(*parts: object) -> str:
    return letters(" ".join(["demo row", *map(str, parts)]), 12)


@cache
def is_demo() -> bool:
    """Whether this newsroom shows the demo. One query in the life of a process: the record of the story of today tells."""
    return AgreementVersion.objects.filter(public_id=public_id("agreement", "kyrgyzstan")).exists()
