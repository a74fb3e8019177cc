from newsroom.publishing.models import Change, Redirect, Snapshot

__all__ = ["Change", "Redirect", "Snapshot"]
