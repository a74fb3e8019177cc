"""Chinese characters in Mandarin, as pinyin and as Taiwan spells it; in Cantonese, Korean and Japanese where usual in names."""

import itertools
import re
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii

from . import hangul

LETTER = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
INITIALS = re.compile(r"^(zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(.*)$")
# The letters of pinyin that mean something else elsewhere.
PINYIN = str.maketrans({"x": "ξ", "q": "θ"})
WADE_GILES = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "z": "ts", "c": "ts", "r": "j"}
SYLLABLES = {
    "si": "szu", "zi": "tzu", "ci": "tzu", "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "yan": "yen", "ye": "yeh", "you": "yu",
    "yong": "yung", "er": "erh", "he": "ho", "ge": "ko", "ke": "ko", "e": "o", "yi": "i", "qiu": "chiu", "xiu": "hsiu", "jiu": "chiu",
}  # fmt: skip
TAIWANESE = {
    "ying": "ing", "jiu": "jiou", "xiu": "shiow", "bian": "bian", "zhen": "jen", "zong": "tzong", "shi": "shyh", "yi": "yi", "pei": "pei",
    "you": "you", "yu": "yu", "ci": "tzu", "jin": "jin", "bi": "bi", "huang": "hwang", "zhuo": "cho", "xian": "shien", "quan": "chyuan",
}  # fmt: skip
FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "uo": "o", "ue": "ueh", "ui": "uei"}


def latin(word: str) -> str:
    return " ".join(pinyin(char) for char in word)


def pinyin(char: str) -> str:
    return "".join(re.findall("[a-z0-9]+", anyascii(char).lower()))


DATA = Path(__file__).parent / "data"
# Of Japanese readings a name has many; the likeliest are enough.
MOST_JAPANESE = 12
LONGEST_PIECE = 3


def readings(word: str) -> list[str]:
    """One reading for each way of spelling Chinese and Korean, then Japanese ones."""
    syllables = [pinyin(char) for char in word]
    found = ["".join(syllables).translate(PINYIN), "".join(map(wade_giles, syllables)), "".join(map(taiwanese, syllables))]
    found += spelled(word, cantonese()) + [form for reading in spelled(word, korean()) for form in hangul.readings(reading)]
    return [*found[:3], *foreign(word), *japanese_readings(word), *found[3:]]


def foreign(word: str) -> list[str]:
    """A foreign name by the sounds that its characters are chosen for; one character is none."""
    sounds = foreign_sounds()
    return ["".join(sounds.get(char) or pinyin(char).replace("l", "ɾ") for char in word)] if len(word) > 1 else []


def taiwanese(syllable: str) -> str:
    """Wade-Giles as it is mostly simplified: Ing-wen, Shui-bian, Jiou."""
    return TAIWANESE.get(syllable) or wade_giles(syllable)


def spelled(word: str, table: dict[str, list[str]]) -> list[str]:
    """The word in the two likeliest readings of each character; nothing if one has none."""
    parts = [table.get(char, [])[:2] for char in word]
    return ["".join(form) for form in itertools.islice(itertools.product(*parts), 4)]


def japanese_readings(word: str) -> list[str]:
    """Whole family names as they are known, other characters one by one."""
    forms = [form for way in pieces(word) for form in itertools.product(*(list(enumerate(japanese()[piece])) for piece in way))]
    forms.sort(key=lambda form: (len(form), sum(place for place, _ in form)))
    return ["".join(reading for _, reading in form) for form in forms[:MOST_JAPANESE]]


def pieces(word: str) -> list[list[str]]:
    """The ways to part a word into what the Japanese table knows."""
    if not word:
        return [[]]
    return [
        [word[:end], *rest]
        for end in range(min(LONGEST_PIECE, len(word)), 0, -1)
        if word[:end] in japanese()
        for rest in pieces(word[end:])
    ]


@lru_cache
def cantonese() -> dict[str, list[str]]:
    return turned(table("han_cantonese.txt"))


@lru_cache
def foreign_sounds() -> dict[str, str]:
    return {char: sound for char, (sound, *_) in turned(table("han_foreign.txt")).items()}


@lru_cache
def korean() -> dict[str, list[str]]:
    return turned(table("han_korean.txt"))


@lru_cache
def japanese() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, forms in table("han_japanese.txt"):
        found[word] = list(dict.fromkeys([*found.get(word, []), *forms]))
    return found


def table(name: str) -> list[tuple[str, list[str]]]:
    """First word and the others of each line; lines with # are for people."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [(line.split()[0], line.split()[1:]) for line in lines if not line.startswith("#")]


def turned(rows: list[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Readings by character, where the table has characters by reading."""
    found: dict[str, list[str]] = {}
    for reading, groups in rows:
        for char in "".join(groups):
            found.setdefault(char, []).append(reading)
    return found


def wade_giles(syllable: str) -> str:
    if syllable in SYLLABLES:
        return SYLLABLES[syllable]
    initial, final = INITIALS.findall(syllable)[0]
    return WADE_GILES.get(initial, initial) + FINALS.get(final, final)
