"""What letters sound like: the consonant classes that keys are made of, and how far two spellings are apart.

A symbol is a letter or a group of letters ("sch") that stands for one sound. It has *classes* for the keys, one for each
possible reading, and *phones* for the distance, the likeliest first. Letters of scripts that write no vowels, and of Hangul,
are symbols themselves, because one letter stands for several sounds.
"""

import itertools
import re
from functools import lru_cache

MOST_READINGS = 12

# symbol: (classes of the key, phones). S sibilants, F, K, H, T, P, N, R: consonants that transliterations confuse.
# Phones: p b f v w t d k g q x(kh) h s z S(sh) Z(zh) C(ch) J(dj) c(ts) m n N(ng) r l y and the vowels.
CONSONANTS: dict[str, tuple[str, str]] = {
    "dsch": ("S", "J"), "tsch": ("S", "C"), "dzh": ("S", "J"), "tch": ("S", "C"), "tsh": ("S", "C"), "shch": ("S",
    "SC"), "chh": ("S", "C"),
    "sch": ("S", "SZC"), "zh": ("S", "ZJz"), "dj": ("S", "JZ"), "dz": ("S", "zcJ"), "sh": ("S", "Ss"), "ts": ("S",
    "cCs"),
    "tz": ("S", "csz"), "cz": ("S", "Ccs"), "sz": ("S", "sSz"), "cs": ("S", "CSk"), "zs": ("S", "Zz"), "hs": ("S",
    "Ss"),
    "ch": ("S H K", "CSkx"), "kh": ("H K", "xkh"), "ph": ("F P", "fp"), "ck": ("K", "k"), "gh": ("K H -", "gh"),
    "ng": ("N", "Nn"), "ŋg": ("N NK", "Nn"),
    "th": ("T S", "ts"), "dh": ("T S", "dz"), "bh": ("P F", "bv"), "rh": ("R", "r"), "jh": ("S", "J"), "gj": ("S K",
    "Jg"), "kj": ("S K", "Ck"),

    "j": ("S - H", "JZyhx"), "c": ("S K", "kscCJ"), "x": ("KS S H", "XSxs"), "h": ("H -", "h"), "w": ("F -", "wvu"),
    "q": ("K S", "qkC"),
    "s": ("S", "szS"), "z": ("S", "zsc"), "v": ("F", "vfw"), "f": ("F", "f"), "k": ("K", "k"), "g": ("K", "g"),
    "t": ("T", "t"), "d": ("T", "d"),
    "p": ("P", "p"), "b": ("P", "b"), "n": ("N", "n"), "m": ("M", "m"), "r": ("R", "r"), "l": ("R", "l"),
    "č": ("S", "C"), "š": ("S", "S"), "ž": ("S", "Z"), "ş": ("S", "S"), "ș": ("S", "S"), "ç": ("S", "sC"),
    "ğ": ("K -", "g"), "ł": ("R", "lw"),
    "ñ": ("N", "n"), "ř": ("S R", "rZ"), "ć": ("S", "C"), "ś": ("S", "sS"), "ź": ("S", "zZ"), "ż": ("S", "Z"),
    "đ": ("S T", "Jd"), "ţ": ("S", "c"),
    "ț": ("S", "c"),
    "г": ("K H", "gh"),
    "γ": ("K -", "gyh"), "χ": ("H S K", "xhCkS"), "μ": ("M", "m"), "β": ("F", "vf"),
    "ξ": ("S", "XS"), "θ": ("S", "qC"), "ς": ("S", "csC"),
    "ƀ": ("P F", "bv"), "ɾ": ("R", "rl"),
    "ㄱ": ("K", "gk"), "ㄷ": ("T", "dt"), "ㄹ": ("R", "rln"), "ㅂ": ("P F", "bpv"), "ㅅ": ("S", "sSt"), "ㅈ": ("S",
    "JCzZ"), "ㅊ": ("S", "Ccs"),
    "ㅌ": ("T", "t"), "ㅍ": ("P F", "pf"), "ㅎ": ("H -", "hx"), "ŋ": ("N NK", "Nn"),
    "ب": ("P", "bpv"), "پ": ("P", "p"), "ت": ("T", "t"), "ث": ("T S", "ts"), "ج": ("S K", "JgZ"), "چ": ("S", "C"),
    "ح": ("H -", "h"),
    "خ": ("H K", "xkh"), "د": ("T", "d"), "ذ": ("T S", "dz"), "ر": ("R", "r"), "ز": ("S", "z"), "ژ": ("S", "ZJ"),
    "س": ("S", "s"),
    "ش": ("S", "SC"), "ص": ("S", "s"), "ض": ("T S", "dz"), "ط": ("T", "t"), "ظ": ("S T", "zd"), "غ": ("K H", "ghx"),
    "ف": ("F", "fv"),
    "ق": ("K", "qkg"), "ک": ("K", "k"), "گ": ("K", "g"), "ل": ("R", "l"), "م": ("M", "m"), "ن": ("N", "n"),
    "ه": ("H -", "h"),
    "ב": ("P F", "bv"), "ג": ("K S", "gJ"), "ד": ("T", "d"), "ז": ("S", "zZ"), "ח": ("H", "xh"), "ט": ("T", "t"),
    "כ": ("K H", "kx"),
    "ך": ("H K", "xk"), "ל": ("R", "l"), "מ": ("M", "m"), "ם": ("M", "m"), "נ": ("N", "n"), "ן": ("N", "n"),
    "ס": ("S", "s"), "פ": ("P F", "pf"),
    "ף": ("F", "f"), "צ": ("S", "cCs"), "ץ": ("S", "cCs"), "ק": ("K", "k"), "ר": ("R", "r"), "ש": ("S", "Ss"),
    "ת": ("T", "t"), "ה": ("H -", "h"),
}  # fmt: skip
# Letters that are a vowel or a weak consonant; the key reads them as a vowel, too.
WEAK: dict[str, tuple[str, str]] = {
    "y": ("-", "iyJ"), "و": ("- F", "wuvo"), "ی": ("-", "iye"), "ا": ("-", "ae"), "ع": ("-", "aei"), "ة": ("- T",
    "ate"), "ו": ("- F", "ovu"),
    "י": ("-", "iye"), "א": ("-", "aeo"), "ע": ("-", "ae"),
}  # fmt: skip
VOWELS: dict[str, str] = {
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "aa": "a", "ee": "ie", "oo": "uo", "ou": "uo", "ie": "ie",
    "ei": "eia", "ai": "aei", "ae": "ea",
    "oe": "oe", "ue": "ui", "ui": "ui", "eu": "ue", "eo": "ou", "au": "ao", "eau": "o", "woo": "u", "wu": "u",
    "yi": "i", "ao": "ao", "ea": "eia",
    "ii": "i", "uu": "u", "ay": "ae", "ey": "ei", "oy": "oi", "ㅓ": "oua", "ㅡ": "ui", "ŭ": "u", "ŏ": "o",
    "eui": "ui", "eou": "ou", "yo": "o",
}  # fmt: skip
VOWELLESS = re.compile(r"[؀-ۿ֐-׿]")
SYMBOLS = CONSONANTS | WEAK | {vowel: ("-", phones) for vowel, phones in VOWELS.items()}
SPLIT = re.compile("|".join(sorted(SYMBOLS, key=len, reverse=True)) + r"|\d")
NG_BEFORE_VOWEL = re.compile("ng(?=[aeiouy])")
VOWEL_RUN = frozenset([*VOWELS, "y"])

# How much goes missing with a symbol, where a consonant counts 1.
DROPS = {"h": 0.3, "ع": 0.2, "ا": 0.2, "و": 0.35, "ی": 0.3, "ة": 0.2, "ه": 0.4, "ח": 0.6, "ה": 0.3, "ו": 0.3, "י": 0.3, "א": 0.2, "ע": 0.2} | {  # noqa: E501
    "ㅡ": 0.1, "ŭ": 0.1, "ŏ": 0.15, "ğ": 0.2, "y": 0.35, "ㅎ": 0.5, "j": 0.8, "w": 0.7, "gh": 0.7
}  # fmt: skip
VOWEL_DROP = 0.4
UNWRITTEN_VOWEL_DROP = 0.06
# Less than this is not alike at all.
LEAST = 0.5


@lru_cache(maxsize=200_000)
def split(reading: str) -> tuple[str, ...]:
    return tuple(SPLIT.findall(NG_BEFORE_VOWEL.sub("ŋg", reading)))


@lru_cache(maxsize=200_000)
def skeletons(reading: str, most: int = MOST_READINGS) -> frozenset[str]:
    """The consonant classes of one reading, at most `most` forms: "japarov" gives SPRF, APRF and HPRF."""
    symbols = split(reading)
    parts = [("-",) if symbol in VOWEL_RUN else classes(symbol) for symbol in symbols]
    for index, (symbol, following) in enumerate(itertools.pairwise(symbols)):
        if symbol in NASALS and following in LIPS:
            parts[index] = ("N",)  # Istanbul and Istambul
    choices = list(itertools.islice(itertools.product(*merged(parts)), most))
    keys = {collapse(choice) for choice in choices}
    if VOWELLESS.search(reading):
        # Where no vowel is written, one may be spoken.
        keys |= {("A" if choice[0] == "-" else "") + "".join(choice).replace("-", "") for choice in choices}
    return frozenset(keys - {""})


NASALS = frozenset("mμnم")
LIPS = frozenset(["p", "b", "ƀ", "ㅍ", "ㅂ", "ph", "bh"])


def classes(symbol: str) -> tuple[str, ...]:
    return (symbol,) if symbol.isdigit() else tuple(SYMBOLS[symbol][0].split())


def merged(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A run of vowels is one."""
    return [part for index, part in enumerate(parts) if index == 0 or part != ("-",) or parts[index - 1] != ("-",)]


def collapse(choice: tuple[str, ...]) -> str:
    """One reading as a key: vowels and silent letters gone, a leading one kept as A, doubled consonants once."""
    # A vowel between two equal consonants keeps both: Chicherin is SSRN, Schmidt only SNT.
    joined = "".join(part for index, part in enumerate(choice) if part != "-" and (index == 0 or part != choice[index - 1]))
    return "A" + joined if choice and choice[0] == "-" else joined


def pairs(*groups: str) -> set[tuple[str, str]]:
    return {(first, second) for group in groups for first in group for second in group if first != second}


NEAR = {
    **dict.fromkeys(pairs("SZCJ", "szc", "sS", "zZ", "cC", "xhk", "kg", "kq", "gq", "rl", "pf", "bv", "td", "pb", "fv", "fw", "mn"), 0.45),
    **dict.fromkeys(pairs("SC", "ZJ", "CJ", "SZ", "sz", "tdθ", "fv", "xh", "kq", "td", "pb", "kg"), 0.3),
    **dict.fromkeys(pairs("nN", "vw", "kq", "ZJ", "xh"), 0.15),
    **dict.fromkeys(pairs("hg"), 0.4),
    **dict.fromkeys(pairs("Jy"), 0.4),
    **dict.fromkeys(pairs("ei", "ou"), 0.1),
    **dict.fromkeys(pairs("ae", "ao"), 0.2),
    **dict.fromkeys(pairs("au", "ai", "eo", "io", "iu", "eu"), 0.3),
    **dict.fromkeys(pairs("iy", "uw"), 0.1),
    **dict.fromkeys(pairs("ow", "ey", "uv"), 0.3),
}
SECOND_READING = 0.06


def substitution(first: str, second: str) -> float:
    """The cheapest pair of phones; less likely readings cost a little."""
    if first == second:
        return 0.0
    ways = itertools.product(enumerate(phones(first)), enumerate(phones(second)))
    # A second reading costs, a third no more than that.
    return min(distance(a, b) + SECOND_READING * (bool(i) + bool(j)) for (i, a), (j, b) in ways)


def phones(symbol: str) -> str:
    return symbol if symbol.isdigit() else SYMBOLS[symbol][1]


def distance(first: str, second: str) -> float:
    return 0.0 if first == second else NEAR.get((first, second), 1.0)


def drop(symbol: str) -> float:
    return DROPS.get(symbol) or (VOWEL_DROP if symbol in VOWELS else 1.0)


@lru_cache(maxsize=200_000)
def weights(reading: str, other_is_vowelless: bool) -> tuple[float, ...]:
    """What each symbol costs when the other spelling does not have it; a doubled consonant costs next to nothing."""
    symbols = split(reading)
    costs = [UNWRITTEN_VOWEL_DROP if other_is_vowelless and symbol in VOWELS else drop(symbol) for symbol in symbols]
    return tuple(
        0.05 if index and symbol == symbols[index - 1] else cost for index, (symbol, cost) in enumerate(zip(symbols, costs, strict=True))
    )


@lru_cache(maxsize=200_000)
def likeness(first: str, second: str) -> float:
    """1 for two spellings of the same sounds, 0 for nothing in common: a weighted edit distance over symbols."""
    if first == second:
        return 1.0
    first_weights = weights(first, bool(VOWELLESS.search(second)))
    second_weights = weights(second, bool(VOWELLESS.search(first)))
    sizes = sum(first_weights), sum(second_weights)
    whole = max(sizes)
    most = whole * (1 - LEAST)
    # What the longer one has more cannot be found in the shorter one.
    if not whole or abs(sizes[0] - sizes[1]) > most:
        return 0.0
    apart = cost(split(first), first_weights, split(second), second_weights, most)
    return 0.0 if apart > most else 1 - apart / whole


def cost(
    first: tuple[str, ...], first_weights: tuple[float, ...], second: tuple[str, ...], second_weights: tuple[float, ...], most: float
) -> float:
    """The weighted edit distance, or anything above `most`."""
    row = [0.0, *itertools.accumulate(second_weights)]
    columns = list(enumerate(zip(second, second_weights, strict=True), 1))
    for symbol, weight in zip(first, first_weights, strict=True):
        diagonal, left = row[0], row[0] + weight
        row[0] = left
        near = SUBSTITUTIONS[symbol]
        for index, (other, other_weight) in columns:
            above = row[index]
            left = min(diagonal + near[other], above + weight, left + other_weight)
            diagonal, row[index] = above, left
        if min(row) > most:
            return min(row)
    return row[-1]


class Near(dict[str, float]):
    """What it costs to read one symbol as another, computed when first asked for."""

    def __init__(self, symbol: str) -> None:
        super().__init__()
        self.symbol = symbol

    def __missing__(self, other: str) -> float:
        self[other] = substitution(self.symbol, other)
        return self[other]


class Substitutions(dict[str, Near]):
    def __missing__(self, symbol: str) -> Near:
        self[symbol] = Near(symbol)
        return self[symbol]


SUBSTITUTIONS = Substitutions()
