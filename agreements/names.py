"""Names across scripts: folding, keys for finding likely matches, the script a name is in, and its place in a list.

Nothing here needs the database. The keys are consonant skeletons: "Zhaparov", "Japarov", "Dschaparow" and "Жапаров" share
one, so an index of keys finds the candidates that a closer comparison then ranks. A shared key never says "the same".
"""

import itertools
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from anyascii import anyascii

# Stored beside the keys: another number means that they must be computed again.
KEY_VERSION = 1

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# "He" and "Se" are family names, so the abbreviations count only with their full stops.
HONORIFIC_ABBREVIATIONS = re.compile(r"^(?:(?:h\.\s?e\.|s\.\s?e\.|dipl\.\s?-\s?ing\.|г-н|г-жа)\s*)+")
TITLES = "dr prof professor mag herr herrn frau mr mrs ms miss mx sir dame lord lady hon exzellenz excellency gospodin gospozha"
HONORIFICS = frozenset(TITLES.split())
CONNECTIVES = "of the and for der die das des dem den und fur im in am an de du la le les et del y i von"
SMALL_WORDS = frozenset(CONNECTIVES.split())

SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "KATAKANA-HIRAGANA": "Jpan", "HANGUL": "Hang", "BOPOMOFO": "Bopo",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "MONGOLIAN": "Mong", "ETHIOPIC": "Ethi", "SYRIAC": "Syrc", "THAANA": "Thaa", "TIFINAGH": "Tfng", "CHEROKEE": "Cher",
    "OL": "Olck", "NKO": "Nkoo", "YI": "Yiii",
}  # fmt: skip
UNKNOWN_SCRIPT = "Zyyy"

# Letters and what they may stand for in the romanisations that meet in a newsroom: longest first, "" for a silent reading.
# S sibilants, F, K, H, T, P, N, R classes of consonants that transliterations confuse.
READINGS: dict[str, tuple[str, ...]] = {
    "dsch": ("S",), "tsch": ("S",), "sch": ("S",), "dzh": ("S",), "tch": ("S",), "tsh": ("S",),
    "zh": ("S",), "dj": ("S",), "dz": ("S",), "sh": ("S",), "ts": ("S",), "tz": ("S",), "cz": ("S",), "sz": ("S",),
    "ch": ("S", "H"), "kh": ("H", "K"), "ph": ("F",), "ck": ("K",), "gh": ("K", "H"), "ng": ("N",), "th": ("T",),
    "j": ("S", ""), "c": ("S", "K"), "x": ("KS", "H"), "h": ("H", ""), "w": ("F", ""),
    "s": ("S",), "z": ("S",), "v": ("F",), "f": ("F",), "k": ("K",), "g": ("K",), "q": ("K",), "t": ("T",), "d": ("T",),
    "p": ("P",), "b": ("P",), "n": ("N",), "m": ("N",), "r": ("R",), "l": ("R",),
}  # fmt: skip
LETTERS = re.compile("|".join(sorted(READINGS, key=len, reverse=True)) + r"|[aeiouy]+|\d+")
MOST_READINGS = 12
LONGEST_KEY = 40


def fold(text: str) -> str:
    """Lower-case ASCII words for comparing: honorifics, bracketed text, accents and punctuation off, Han and Hangul by syllable.

    Never empty when `folded_words` finds anything in the text: what stands alone in brackets, or a lone title, stays.
    """
    lower = unicodedata.normalize("NFKC", text).lower()
    bare = HONORIFIC_ABBREVIATIONS.sub("", BRACKETED.sub(" ", lower).strip())
    words = folded_words(bare) or folded_words(lower)
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return " ".join(words)


def folded_words(text: str) -> list[str]:
    """The words of a text in lower-case ASCII, nothing left out."""
    # Lower case first: inside capitals anyascii would turn Ж into "Zh", in the middle of a word.
    lower = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).lower())
    ascii_text = "".join(f" {anyascii(char)} " if is_syllable(char) else anyascii(char) for char in lower).lower()
    return re.findall(r"[a-z0-9]+", ascii_text.replace("'", ""))


def is_syllable(char: str) -> bool:
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "가" <= char <= "힣"


def keys(name: str) -> list[str]:
    """Skeleton keys of each word and of each pair of neighbours ("Chang Peng" = "Changpeng"), sorted, without repetition.

    About eight for a person's name; initials and small words give none. Two spellings of one name share most of them.
    None is longer than LONGEST_KEY characters.
    """
    everything = fold(name).split()
    words = [word for word in everything if len(word) > 1 and word not in SMALL_WORDS] or everything
    pairs = [first + second for first, second in itertools.pairwise(words)]
    return sorted({key[:LONGEST_KEY] for word in words + pairs for key in skeletons(word)})


@lru_cache(maxsize=4096)
def skeletons(word: str) -> frozenset[str]:
    """The consonant classes of one folded word, at most twelve readings: "japarov" gives SPRF and APRF."""
    parts = [readings_of(part) for part in LETTERS.findall(word)]
    choices = itertools.islice(itertools.product(*parts), MOST_READINGS)
    return frozenset(key for choice in choices if (key := collapse(choice)))


def readings_of(part: str) -> tuple[str, ...]:
    if part.isdigit():
        return (part,)
    return READINGS.get(part, ("",))


def collapse(choice: tuple[str, ...]) -> str:
    """One reading as a key: vowels and silent letters gone, a leading one kept as A, doubled consonants once."""
    # A vowel between two equal consonants keeps both: Chicherin is SSRN, Schmidt only SNT.
    joined = "".join(consonant if index == 0 or consonant != choice[index - 1] else "" for index, consonant in enumerate(choice))
    return "A" + joined if choice and not choice[0] else joined


def script_of(name: str) -> str:
    """ISO 15924 code of the script most letters are in; kana anywhere makes it Jpan, no letters at all Zyyy."""
    counts = Counter(code for char in name if char.isalpha() and (code := script_of_letter(char)))
    if "Jpan" in counts:
        return "Jpan"
    return counts.most_common(1)[0][0] if counts else UNKNOWN_SCRIPT


def script_of_letter(char: str) -> str:
    if is_syllable(char) and char <= "鿿":
        return "Hani"
    # "IDEOGRAPHIC …" and width variants ("HALFWIDTH KATAKANA …") carry the script further on.
    words = unicodedata.name(unicodedata.normalize("NFKC", char)[0], "").split(" ")
    return next((SCRIPTS[word] for word in words if word in SCRIPTS), "")


def sort_key(name: str) -> str:
    """What lists are sorted by: lower-case ASCII, so that "Ä" stands with "a" and "Жапаров" with "Zhaparov"."""
    return " ".join(folded_words(name))
