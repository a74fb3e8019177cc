"""Names across scripts: folding, keys for finding likely matches, the script a name is in, and its place in a list.

Nothing here needs the database. The keys are consonant skeletons: "Zhaparov", "Japarov", "Dschaparow" and "Жапаров" share
one, so an index of keys finds the candidates that a closer comparison (`agreements.matching`) then ranks. A shared key never
says "the same".
"""

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from anyascii import anyascii

from agreements.scripts import han, hangul, latin, readings, script_at
from agreements.scripts.sounds import skeletons

# Stored beside the keys: another number means that they must be computed again.
KEY_VERSION = 3

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
APOSTROPHES = re.compile(r"['’‘ʼ`´ʻʿʾ‛′\u200c\u200d\u0640]")
# "He" and "Se" are family names, so the abbreviations count only with their full stops.
HONORIFIC_ABBREVIATIONS = re.compile(r"^(?:(?:h\.\s?e\.|s\.\s?e\.|dipl\.\s?-\s?ing\.|г-н|г-жа)\s*)+")
TITLES = """dr prof professor mag herr herrn frau mr mrs ms miss mx sir dame lord lady hon exzellenz excellency gospodin gospozha
    shri shrimati smt"""
HONORIFICS = frozenset(TITLES.split())
CONNECTIVES = "of the and for der die das des dem den und fur im in am an de du la le les et del y i von"
SMALL_WORDS = frozenset(CONNECTIVES.split())
# Arabic articles, "servant of", "son of": written apart, joined or left out as it pleases.
ARTICLES = frozenset(["al", "el", "ul", "ud", "ur", "as", "ash", "ad", "ar", "az", "bin", "ibn", "ben", "bint"])
SERVANTS = frozenset(["abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abdu", "abdou", "abdoul"])
LIGHT_WORDS = SMALL_WORDS | ARTICLES

SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn", "GEORGIAN": "Geor",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "KATAKANA-HIRAGANA": "Jpan", "HANGUL": "Hang", "BOPOMOFO": "Bopo",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr",
    "KHMER": "Khmr", "MONGOLIAN": "Mong", "ETHIOPIC": "Ethi", "SYRIAC": "Syrc", "THAANA": "Thaa", "TIFINAGH": "Tfng", "CHEROKEE": "Cher",
    "OL": "Olck", "NKO": "Nkoo", "YI": "Yiii",
}  # fmt: skip
UNKNOWN_SCRIPT = "Zyyy"
MOST_FORMS = 12

LONGEST_KEY = 40


@dataclass(frozen=True)
class Word:
    """One word of a name, or one syllable of a Chinese or Korean name, with the forms to compare it by."""

    text: str
    readings: tuple[str, ...]
    is_syllable: bool = False

    @cached_property
    def plain(self) -> str:
        return latin(self.text)

    @cached_property
    def is_light(self) -> bool:
        """It may be left out: small words, articles."""
        return self.plain in LIGHT_WORDS and not self.is_syllable

    @cached_property
    def keys(self) -> frozenset[str]:
        # Chinese characters have many readings, but none of them is spelled ambiguously.
        forms = 1 if han.LETTER.match(self.text) else MOST_FORMS
        return frozenset(key[:LONGEST_KEY] for reading in self.readings for key in skeletons(reading, forms))


def fold(text: str) -> str:
    """Lower-case ASCII words for comparing: honorifics, bracketed text, accents and punctuation off, Han and Hangul by syllable.

    Never empty when `folded_words` finds anything in the text: what stands alone in brackets, or a lone title, stays.
    """
    return " ".join(" ".join(word.plain for word in words_of(text)).split())


def folded_words(text: str) -> list[str]:
    """The words of a text in lower-case ASCII, nothing left out."""
    # Lower case first: inside capitals anyascii would turn Ж into "Zh", in the middle of a word.
    lower = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).lower())
    ascii_text = "".join(f" {anyascii(char)} " if is_syllable(char) else anyascii(char) for char in lower).lower()
    return re.findall(r"[a-z0-9]+", ascii_text.replace("'", ""))


def is_syllable(char: str) -> bool:
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or "가" <= char <= "힣"


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a name, honorifics and bracketed text left out while anything else is there."""
    lower = unicodedata.normalize("NFKC", text).lower()
    bare = HONORIFIC_ABBREVIATIONS.sub("", BRACKETED.sub(" ", lower).strip())
    words = split(bare) or split(lower)
    while len(words) > 1 and latin(words[0]) in HONORIFICS:
        words = words[1:]
    return tuple(syllables(words[0]) if len(words) == 1 else [Word(word, readings(word)) for word in joined_servants(words)])


def split(text: str) -> list[str]:
    """Runs of letters with their marks, each in one script; punctuation parts them, apostrophes do not."""
    bare = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in APOSTROPHES.sub("", text))
    return [run for word in bare.split() for run in runs(word) if latin(run).strip()]


def runs(word: str) -> list[str]:
    """A word parted where its script changes; digits and marks go with what stands before them."""
    found = [word[0]]
    for before, char in itertools.pairwise(word):
        if script_at(char) in {-1, script_at(before)} or script_at(found[-1][0]) == script_at(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def syllables(word: str) -> list[Word]:
    """A Chinese or Korean name written as one word shows by no space where the family name ends."""
    if not (han.LETTER.match(word) or hangul.LETTER.match(word)) or len(word) == 1:
        return [Word(word, readings(word))]
    return [Word(char, readings(char), is_syllable=True) for char in word if latin(char)]


def joined_servants(words: list[str]) -> list[str]:
    """One word each: “Abdel Fattah”, “Abd al-Fattah”, “Abdelfattah”."""
    out: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if latin(word) in SERVANTS:
            while rest and latin(rest[0]) in ARTICLES:
                word += rest.pop(0)
            word += rest.pop(0) if rest else ""
        out.append(word)
    return out


def keys(name: str) -> list[str]:
    """Skeleton keys of each word and of each pair of neighbours ("Chang Peng" = "Changpeng"), sorted, without repetition.

    About eight for a person's name; initials and small words give none. Two spellings of one name share most of them.
    None is longer than LONGEST_KEY characters.
    """
    return sorted(set().union(*(part.keys for part in parts_of(name))))


@lru_cache(maxsize=50_000)
def parts_of(name: str) -> tuple[Word, ...]:
    """What a name has keys of: its words, its neighbours joined, and the whole of a name of three words or a few syllables."""
    everything = words_of(name)
    words = tuple(word for word in everything if (len(word.plain) > 1 or word.is_syllable) and not word.is_light) or everything
    pairs = [joined(pair) for pair in itertools.pairwise(words)]
    wholes = [joined(words)] if len(words) == 3 or (3 < len(words) < 7 and words[0].is_syllable) else []
    if words and words[0].is_syllable and len(words) > 2:
        # Where the family name ends is open, and it may stand last.
        wholes += [joined(words[:3]), joined(words[-3:]), *(joined(words[turn:] + words[:turn]) for turn in (1, 2, 3)[: len(words) - 1])]
    return tuple(dict.fromkeys([*words, *pairs, *wholes]))


@lru_cache(maxsize=50_000)
def joined(words: tuple[Word, ...]) -> Word:
    """Neighbours written as one word, in at most a dozen forms: the likeliest readings with each other first."""
    text = "".join(word.text for word in words)
    if all(word.is_syllable for word in words):
        return Word(text, readings(text))
    forms = sorted(itertools.product(*(enumerate(word.readings) for word in words)), key=unlikeliness)[:MOST_FORMS]
    return Word(text, tuple(dict.fromkeys("".join(reading for _, reading in form) for form in forms)))


def unlikeliness(form: tuple[tuple[int, str], ...]) -> tuple[bool, int]:
    """Readings of one kind stand at one place: Cantonese goes with Cantonese."""
    places = [place for place, _ in form]
    return len(set(places)) > 1, sum(places)


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
