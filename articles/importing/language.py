"""Which language a text is in: German, English, or too little to tell. Counting small words is enough for two."""

import re

GERMAN = """
der die das dem den des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren wird werden wurde
wurden hat haben hatte ich du er sie es wir ihr ihm ihn uns auf aus bei bis durch für gegen mit nach ohne seit um unter von vom
vor zu zum zur über zwischen im am ins als auch dass daß diese dieser dieses jedoch mehr noch nur schon sich so wie wenn weil wo
was wer
"""
ENGLISH = """
the a an and or but not no is are was were will would be been being has have had i you he she it we they him her us them my your
his its our their on at by for from with of to in into as that this these those than then there which who what when where how
because if more most only also about after before between through under over can could should do does did
"""
SMALL_WORDS = {"de": frozenset(GERMAN.split()), "en": frozenset(ENGLISH.split())}


def detect(text: str) -> str | None:
    """German ("de"), English ("en"), or None when neither has more of its small words in the text."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    german = sum(word in SMALL_WORDS["de"] or "ß" in word for word in words)
    english = sum(word in SMALL_WORDS["en"] for word in words)
    if german == english:
        return None
    return "de" if german > english else "en"
