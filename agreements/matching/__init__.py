"""Who may be meant by a name: comparing two spellings, an index in memory, and the actors of the registry."""

from .actors import Likely, likely_actors
from .index import NameIndex
from .scores import LIKELY, SUGGEST, Comparison, Part, compare

__all__ = ["LIKELY", "SUGGEST", "Comparison", "Likely", "NameIndex", "Part", "compare", "likely_actors"]
