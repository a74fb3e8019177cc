"""Devanagari of Hindi, Nepali and Marathi, with the unwritten vowel where it is spoken."""

import re
import unicodedata

from .roman import plain

LETTER = re.compile(r"[ऀ-ॿ]")
CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n", "ट": "t", "ठ": "th", "ड": "d",
    "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n", "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y",
    "र": "r", "ल": "l", "ळ": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h",
}  # fmt: skip
DOTTED = {"क": "q", "ख": "kh", "ग": "gh", "ज": "z", "ड": "r", "ढ": "rh", "फ": "f"}
VOWELS = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e",
    "ॲ": "a", "ऎ": "e", "ऒ": "o",
}  # fmt: skip
SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o", "ॅ": "e", "ॆ": "e", "ॊ": "o",
}  # fmt: skip
VIRAMA, DOT, SCHWA = "्", "़", "ə"
SPECIAL = (("ज्ञ", "ग्य"), ("सिंह", "सिङ्घ"), ("ंह", "ङ्घ"), ("ऽ", ""))
NASALS = re.compile("[ंँ]")


def latin(word: str) -> str:
    return readings(word)[0]


def readings(word: str) -> list[str]:
    """The unwritten vowels spoken as in Hindi first; then all of them, as Sanskrit and much of Nepali have it."""
    decomposed = unicodedata.normalize("NFD", word)
    for letters, sound in SPECIAL:
        decomposed = decomposed.replace(letters, sound)
    full = spelled(decomposed)
    return list(dict.fromkeys([without_schwas(full).replace(SCHWA, "a"), full.removesuffix(SCHWA).replace(SCHWA, "a")]))


def spelled(word: str) -> str:
    """Latin letters with a SCHWA wherever a consonant carries no other vowel."""
    out: list[str] = []
    for index, char in enumerate(word):
        following = word[index + 1 : index + 2]
        if char in CONSONANTS:
            letter = DOTTED.get(char, CONSONANTS[char]) if following == DOT else CONSONANTS[char]
            after = word[index + 2 : index + 3] if following == DOT else following
            out.append(letter if after in SIGNS or after == VIRAMA else letter + SCHWA)
        elif char in VOWELS or char in SIGNS:
            out.append(VOWELS.get(char) or SIGNS[char])
        elif NASALS.match(char):
            out.append("m" if following and following in "पफबभम" else "n")
        elif char == "ः":
            out.append("h")
        elif char not in SIGNS and char not in (VIRAMA, DOT):
            out.append(plain(char))
    return "".join(out)


VOWEL = "aeiouə"
# Not spoken at the end of a word, nor between a vowel with its consonant and a consonant with its vowel (Ohala's rule).
MEDIAL = re.compile(rf"(?<=[{VOWEL}])((?:chh|[kgcjtdpbs]h|[a-z]))ə(?=(?:chh|[kgcjtdpbs]h|[b-df-hj-np-tv-z])[{VOWEL}])")


def without_schwas(full: str) -> str:
    """From the right: the last one goes first, and what it carried keeps the one before it."""
    bare = full.removesuffix(SCHWA) if len(full) > 2 else full
    # Twice nothing: each found vowel parts the word, so the search goes on to the left of it.
    return MEDIAL.sub(r"\1", bare)
