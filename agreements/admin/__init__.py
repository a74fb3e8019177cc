"""The register at the desk: agreements, actors, commitments, sources, topics."""

from . import actors, agreements, commitments, sources, topics

__all__ = ["actors", "agreements", "commitments", "sources", "topics"]
