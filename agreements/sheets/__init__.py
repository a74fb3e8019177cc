"""What the pages of records print, from a frozen document alone: pure, and the same for a version that was never saved."""

from .actor import actor_sheet
from .agreement import agreement_sheet

__all__ = ["actor_sheet", "agreement_sheet"]
