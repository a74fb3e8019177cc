"""Chinese characters in Mandarin, as pinyin and as Taiwan spells it."""

import re

from anyascii import anyascii

LETTER = re.compile(r"[㐀-鿿豈-﫿]")
INITIALS = re.compile(r"^(zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(.*)$")
WADE_GILES = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j"}
SYLLABLES = {
    "si": "szu", "zi": "tzu", "ci": "tzu", "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "yan": "yen", "ye": "yeh", "you": "yu",
    "yong": "yung", "er": "erh", "he": "ho", "ge": "ko", "ke": "ko", "e": "o", "yi": "i", "qiu": "chiu", "xiu": "hsiu", "jiu": "chiu",
}  # fmt: skip
FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "uo": "o", "ue": "ueh", "ui": "uei"}


def latin(word: str) -> str:
    return " ".join(pinyin(char) for char in word)


def pinyin(char: str) -> str:
    return "".join(re.findall("[a-z0-9]+", anyascii(char).lower()))


def readings(word: str) -> list[str]:
    syllables = [pinyin(char) for char in word]
    return ["".join(syllables), "".join(map(wade_giles, syllables))]


def wade_giles(syllable: str) -> str:
    if syllable in SYLLABLES:
        return SYLLABLES[syllable]
    initial, final = INITIALS.match(syllable).groups()
    return WADE_GILES.get(initial, initial or "") + FINALS.get(final, final)
