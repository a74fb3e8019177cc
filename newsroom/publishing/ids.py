"""Names that stay: public ids for addresses, uids for child rows."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # lower case without 0/o and 1/l/i, so that an id survives being read out


def make_public_id() -> str:
    """Eight letters of `ALPHABET`, about 40 bits; a unique constraint sees to the rest."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def make_uid() -> str:
    """Twelve letters, unique among the rows of one table and kept through freeze and restore."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))
