"""Hiragana and katakana, syllable by syllable. Vowels that only part two consonants are marked: ŭ, ŏ."""

import re

from anyascii import anyascii

LETTER = re.compile(r"[ぁ-ゖァ-ヺー]")
SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
SMALL = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "wa"}
# In foreign names b is also v, and r is also l.
FOREIGN = str.maketrans({"b": "ƀ", "r": "ɾ"})
PARTING = ((re.compile("(?<=[kgsztdhƀpmɾfvn])u"), "ŭ"), (re.compile("(?<=[td])o"), "ŏ"))


def latin(word: str) -> str:
    """Hepburn without long vowels: サディル gives sadiru."""
    out = ""
    for char in hiragana(word):
        if char in SMALL_Y and out.endswith("i"):
            out = out[:-1] + ("" if out.endswith(("shi", "chi", "ji")) else "y") + SMALL_Y[char]
        elif char in SMALL and out.endswith(("a", "i", "u", "e", "o")):
            out = out[:-1] + SMALL[char]
        elif char in "っー":
            continue
        else:
            out += "".join(re.findall("[a-z0-9]+", anyascii(char).lower()))
    return out


def readings(word: str) -> list[str]:
    plain_form = latin(word)
    form = plain_form.translate(FOREIGN)
    for vowel, marked in PARTING:
        form = vowel.sub(marked, form)
    return [form, plain_form]


def hiragana(word: str) -> str:
    """Katakana as hiragana: they differ by a fixed distance in Unicode."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in word)
