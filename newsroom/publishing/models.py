"""Every class that an app's models need from the kernel."""

from .acts_log import Change, Redirect, Snapshot
from .ids import make_public_id, make_uid
from .versions import IndexRow, Item, Rendering, Version, VersionQuerySet

__all__ = ["Change", "IndexRow", "Item", "Redirect", "Rendering", "Snapshot", "Version", "VersionQuerySet", "make_public_id", "make_uid"]
