"""What two releases do not have in common, and the later one from the earlier. Both work on sorted lines, one of each side at a time."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from .folder import ReleaseProblem
from .records import KINDS, Line, canonical

OPS = {"ADD": "added", "MOD": "changed", "DEL": "removed"}


def identified(lines: Iterable[bytes]) -> Iterator[Line]:
    for line in lines:
        yield json.loads(line)["id"], line


def difference(kind: str, before: Iterable[Line], after: Iterable[Line], counts: Counter) -> Iterator[bytes]:
    """A line for each record that is new (ADD), is another one (MOD), or is gone (DEL). Of what is gone nothing is told but its id."""
    for key, old, new in side_by_side(before, after):
        if old != new:
            op = "ADD" if old is None else "DEL" if new is None else "MOD"
            counts[OPS[op]] += 1
            record = b"" if new is None else b',"record":' + new
            yield f'{{"op":"{op}","kind":"{kind}","id":{json.dumps(key)}'.encode() + record + b"}\n"


def side_by_side(left: Iterable[tuple[str, Any]], right: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any, Any]]:
    """By id, what either side has of it."""
    lefts, rights = iter(left), iter(right)
    one, other = next(lefts, None), next(rights, None)
    while one or other:
        key = min(line[0] for line in (one, other) if line)
        old = new = None
        if one and one[0] == key:
            old, one = one[1], next(lefts, None)
        if other and other[0] == key:
            new, other = other[1], next(rights, None)
        yield key, old, new


def by_kind(lines: Iterable[bytes]) -> Iterator[tuple[str, Iterator[tuple[str, dict]]]]:
    """The difference, kind by kind in the order of KINDS: for each (id, change)."""
    changes = (json.loads(line) for line in lines)
    for kind, found in groupby(changes, key=lambda change: change["kind"]):
        yield kind, ((change["id"], change) for change in found)


def applied(kind: str, base: Iterable[Line], changes: Iterable[tuple[str, dict]]) -> Iterator[bytes]:
    """The lines of the later release. Raises ReleaseProblem where the change does not fit what is there."""
    for key, line, change in side_by_side(base, changes):
        if change is None:
            yield line
            continue
        op = change["op"]
        if (op == "ADD") != (line is None) or op not in OPS:
            raise ReleaseProblem(f"The difference does not fit this release: {op} of {kind} {key}.")
        if op != "DEL":
            yield canonical(change["record"])


def changes_in_order(lines: Iterable[bytes]) -> Iterator[tuple[str, Iterator[tuple[str, dict]]]]:
    """Every kind once, in the order of KINDS, with the changes of those that have some."""
    found = by_kind(lines)
    ahead = next(found, None)
    for kind in KINDS:
        if ahead and ahead[0] == kind:
            yield kind, ahead[1]
            ahead = next(found, None)
        else:
            yield kind, iter(())
    if ahead:
        raise ReleaseProblem(f"The difference names “{ahead[0]}” out of its order.")
