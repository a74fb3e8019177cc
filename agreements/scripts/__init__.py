"""How words of other scripts may sound in Latin letters, one module for each script where letter by letter is not good enough.

`latin(word)` is one plain ASCII form, for sorting and showing. `readings(word)` are the forms to compare by: lower-case
words over the letters of `agreements.scripts.sounds`, the likeliest first, at most `MOST`.
"""

from functools import lru_cache

from . import arabic, cyrillic, devanagari, greek, han, hangul, hebrew, kana, roman

BY_SCRIPT = (
    (roman.LETTER, roman), (cyrillic.LETTER, cyrillic), (arabic.LETTER, arabic), (greek.LETTER, greek), (hangul.LETTER, hangul),
    (han.LETTER, han), (devanagari.LETTER, devanagari), (kana.LETTER, kana), (hebrew.LETTER, hebrew),
)  # fmt: skip
MOST = 40


@lru_cache(maxsize=20_000)
def script_at(char: str) -> int:
    """Which of BY_SCRIPT the letter belongs to; -1 for marks, digits and all other letters."""
    return next((place for place, (letter, _) in enumerate(BY_SCRIPT) if letter.match(char)), -1)


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[str, ...]:
    """Forms of one lower-case NFKC word, the likeliest first; never empty where `latin` is not."""
    script = BY_SCRIPT[script_at(word[0])][1] if script_at(word[0]) >= 0 else roman
    return tuple(dict.fromkeys([form for form in script.readings(word) if form] or [latin(word)]))[:MOST]


@lru_cache(maxsize=100_000)
def latin(word: str) -> str:
    """One ASCII form of a lower-case NFKC word."""
    script = BY_SCRIPT[script_at(word[0])][1] if script_at(word[0]) >= 0 else roman
    return script.latin(word)


def is_alphabetic(char: str) -> bool:
    """Whether the letter's script writes vowels and consonants alike: Latin, Cyrillic, Greek, and what we have no module for."""
    return script_at(char) == -1 or BY_SCRIPT[script_at(char)][1] in {roman, cyrillic, greek}
