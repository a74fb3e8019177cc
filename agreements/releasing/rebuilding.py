"""A release from the one before it and its difference, byte for byte."""

import hashlib
from pathlib import Path

from .differences import applied, changes_in_order, identified
from .files import lines_of, written
from .folder import MANIFEST, Release, ReleaseProblem, draft_in, put_in_place, read
from .records import KINDS


def rebuild_release(base_folder: Path, difference: Path, target: Path) -> Release:
    """Writes the records of the later release into the new folder `target`, with its manifest; returns that release.

    The manifest lies beside the difference. Raises ReleaseProblem, with nothing left behind, when a checksum is not the one that it names.
    """
    base, later = whole(base_folder), whole(difference.parent)
    compared = later.manifest["difference"]
    if compared is None or compared["file"] != difference.name:
        raise ReleaseProblem(f"{difference.name} is not the difference of release {later.name}.")
    if compared["base"] != base.name or compared["base_manifest_sha256"] != sha256(base_folder / MANIFEST):
        raise ReleaseProblem(f"This is the difference to release {compared['base']}; in {base_folder} lies another one.")
    if target.exists():
        raise ReleaseProblem(f"{target} is there already.")
    with draft_in(target.parent) as draft:
        changes = lines_of(difference, later.files[difference.name]["content"]["sha256"])
        for kind, found in changes_in_order(changes):
            name = f"{KINDS[kind]}.jsonl.gz"
            before = identified(lines_of(base_folder / name, compared["base_content_sha256"][name]))
            entry = written(draft / name, (line + b"\n" for line in applied(kind, before, found)))
            if entry["content"] != later.files[name]["content"]:
                raise ReleaseProblem(f"What came out is not what release {later.name} names for {name}.")
        written(draft / MANIFEST, [(difference.parent / MANIFEST).read_bytes()])
        put_in_place(draft, target)
    return Release(target, later.manifest)


def whole(folder: Path) -> Release:
    """The release in that folder, whatever the folder is called now."""
    found = read(folder, is_named_so=False)
    if found is None:
        raise ReleaseProblem(f"{folder} holds no manifest of a release.")
    return found


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
