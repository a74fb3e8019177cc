"""Cells that a spreadsheet would run: `=1+1`, `@SUM(…)`, `-2+3`. One apostrophe in front makes text of them, and comes off again.

What has apostrophes in front already gets one more, so that taking one off always gives back what was there.
"""

import re

RUN = r"[=+\-@\t\r\n＝＋－＠]"  # the wide forms are the same signs to a spreadsheet set to Chinese or Japanese
NEEDS_GUARD = re.compile(rf"'*{RUN}")
HAS_GUARD = re.compile(rf"'+{RUN}")


def guarded(text: str) -> str:
    return f"'{text}" if NEEDS_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`, for every text; "'s-Gravenhage" is left alone."""
    return text[1:] if HAS_GUARD.match(text) else text
