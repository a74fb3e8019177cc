"""The register at the desk: agreements, actors, commitments, sources, topics, imports."""

from . import actors, agreements, commitments, importing, sources, topics

__all__ = ["actors", "agreements", "commitments", "importing", "sources", "topics"]
