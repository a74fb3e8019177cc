"""How much two names are alike, from 0 to 100, and which part of the one met which part of the other."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agreements.names import Word, fold, joined, words_of
from agreements.scripts import is_alphabetic
from agreements.scripts.sounds import likeness, skeletons

from .words import GENERIC_WORDS, is_patronymic

# What a word that stands in every name of an organisation weighs, against one that stands in this name alone.
COMMONPLACE = 0.2
# From SUGGEST on a name is shown as a possible match, from LIKELY on as a likely one.
SUGGEST = 75
LIKELY = 92

WITHOUT_PARTNER = 60
ONE_WORD_OF_SEVERAL = 80
SURE = 0.8
POSSIBLE = 0.6
ALIKE = 0.75
ROUGHLY_ALIKE = 0.66
LONGEST_JOIN = 3
EXTRA_WORD = 4.0
TOLERATED_WORD = 1.0
INITIAL = 0.85
FEW_READINGS = 3
PERSONAL = frozenset(["", "person"])


@dataclass(frozen=True)
class Part:
    """A word of the name asked for, the word it met, and how alike they are, 0 to 100."""

    asked: str
    known: str
    score: float


@dataclass(frozen=True)
class Comparison:
    score: float
    parts: tuple[Part, ...] = ()


NOTHING = Comparison(0.0)
# 1 for a word that few names have, down to 0 for one that all have.
Rarity = Callable[[Word], float]
Size = Callable[[Word], float]
Span = tuple[int, int]
Pair = tuple[float, Span, Span]


def compare(asked: str, known: str, *, kind: str = "", weak: bool = False, rarity: Rarity | None = None) -> Comparison:
    """The same whichever name is asked for. Weak names match exactly or not at all.

    `rarity` makes the words of an organisation count by how distinctive they are; those of a person weigh the same without it.
    """
    if weak:
        return exactly(asked, known)
    if asked > known:
        turned = compare(known, asked, kind=kind, rarity=rarity)
        parts = [Part(part.known, part.asked, part.score) for part in turned.parts]
        order = fold(asked)
        return Comparison(turned.score, tuple(sorted(parts, key=lambda part: order.find(fold(part.asked)))))
    first, second = words_of(asked), words_of(known)
    if not first or not second:
        return NOTHING
    pairs = aligned(first, second)
    is_person = kind in PERSONAL
    score = scored(first, second, pairs, is_person=is_person, size=size_of if is_person or not rarity else by_rarity(rarity))
    return Comparison(round(score, 1), tuple(part(first, second, pair) for pair in sorted(pairs, key=lambda pair: pair[1])))


def exactly(asked: str, known: str) -> Comparison:
    folded = fold(asked)
    return Comparison(100.0, (Part(asked, known, 100.0),)) if folded and folded == fold(known) else NOTHING


def part(first: Sequence[Word], second: Sequence[Word], pair: Pair) -> Part:
    closeness, asked, known = pair
    return Part(text(first[slice(*asked)]), text(second[slice(*known)]), round(100 * closeness, 1))


def text(words: Sequence[Word]) -> str:
    return ("" if words[0].is_syllable else " ").join(word.text for word in words)


def aligned(first: Sequence[Word], second: Sequence[Word]) -> list[Pair]:
    """Which words are the same: the surest first, then words written apart in the one and together in the other."""
    singles = [
        (closeness(one, two), (i, i + 1), (j, j + 1))
        for (i, one), (j, two) in itertools.product(enumerate(first), enumerate(second))
        if one.is_light == two.is_light
    ]
    chosen = choose([pair for pair in singles if pair[0] >= SURE], [])
    taken = [covered(pair[1] for pair in chosen), covered(pair[2] for pair in chosen)]
    if len(taken[0]) == len(first) or len(taken[1]) == len(second):
        return chosen
    joins = [*spans_against_words(first, second, taken), *swapped(spans_against_words(second, first, taken[::-1]))]
    return choose([*joins, *(pair for pair in singles if pair[0] >= POSSIBLE)], chosen)


def choose(pairs: list[Pair], chosen: list[Pair]) -> list[Pair]:
    """Greedily, the likeliest and longest first, each word once."""
    out = list(chosen)
    for pair in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if not any(overlap(pair[1], other[1]) or overlap(pair[2], other[2]) for other in out):
            out.append(pair)
    return out


def covered(spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(*span)}


def overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def spans_against_words(first: Sequence[Word], second: Sequence[Word], taken: Sequence[set[int]]) -> list[Pair]:
    found = []
    longest = len(first) if first[0].is_syllable else LONGEST_JOIN
    for start in range(len(first)):
        for end in range(start + 2, min(start + longest, len(first)) + 1):
            if taken[0].isdisjoint(range(start, end)):
                whole = joined(tuple(first[start:end]))
                # What was written together has the very consonants of its parts.
                rest = (index for index in range(len(second)) if index not in taken[1] and not whole.keys.isdisjoint(second[index].keys))
                found += [(closeness(whole, second[index]), (start, end), (index, index + 1)) for index in rest]
    return [pair for pair in found if pair[0] >= POSSIBLE]


def swapped(pairs: list[Pair]) -> list[Pair]:
    return [(closeness, two, one) for closeness, one, two in pairs]


@lru_cache(maxsize=200_000)
def closeness(one: Word, two: Word) -> float:
    if one.text == two.text:
        return 1.0
    if is_initial(one, two) or is_initial(two, one):
        return INITIAL
    if (one.is_syllable or two.is_syllable) and one.keys.isdisjoint(two.keys):
        return 0.0
    ways: Iterable[tuple[str, str]] = itertools.product(one.readings, two.readings)
    if len(one.readings) * len(two.readings) > FEW_READINGS:
        # Of many readings only those can be meant that sound alike at all.
        ways = ((a, b) for a, b in ways if not skeletons(a).isdisjoint(skeletons(b)))
    return max((likeness(a, b) for a, b in ways), default=0.0)


def is_initial(one: Word, two: Word) -> bool:
    return len(one.text) == 1 and not one.is_syllable and len(two.text) > 1 and two.plain.startswith(one.plain)


def scored(first: Sequence[Word], second: Sequence[Word], pairs: list[Pair], *, is_person: bool, size: Size) -> float:
    if not pairs:
        return 0.0
    met = [sum(map(size, [*first[slice(*pair[1])], *second[slice(*pair[2])]])) for pair in pairs]
    likeness_of_parts = sum(weight * pair[0] for weight, pair in zip(met, pairs, strict=True)) / sum(met)
    lonely = [unmet(first, [pair[1] for pair in pairs]), unmet(second, [pair[2] for pair in pairs])]
    score = 100 * likeness_of_parts
    if is_person:
        score -= min(12.0, sum(EXTRA_WORD if counts(word) else TOLERATED_WORD for word in itertools.chain(*lonely)))
    else:
        score *= sum(met) / (sum(met) + sum(map(size, itertools.chain(*lonely))))
    both_lack = all(any(counts(word) for word in words) for words in lonely)
    unlike = any(pair[0] < least(first, second, pair) and not shares_a_key(first, second, pair) for pair in pairs)
    if both_lack or unlike:
        share = sum(met) / (sum(met) + sum(map(size, itertools.chain(*lonely))))
        return min(score * share, WITHOUT_PARTNER)
    words = [sum(counts(word) for word in side) for side in (first, second)]
    matched = sum(any(counts(word) for word in first[slice(*pair[1])]) for pair in pairs)
    if matched <= 1 and max(words) > 1 and all(pair[1][1] - pair[1][0] == 1 and pair[2][1] - pair[2][0] == 1 for pair in pairs):
        return min(score, ONE_WORD_OF_SEVERAL)
    return score


def least(first: Sequence[Word], second: Sequence[Word], pair: Pair) -> float:
    """Alphabets keep the sounds of a name; syllables and letters without vowels lose some."""
    texts = first[pair[1][0]].text, second[pair[2][0]].text
    return ALIKE if all(is_alphabetic(text[0]) for text in texts) else ROUGHLY_ALIKE


def counts(word: Word) -> bool:
    """Patronymics, initials and small words may be missing; generic words of organisations say little."""
    return not (word.is_light or is_patronymic(word.plain) or (len(word.text) == 1 and not word.is_syllable) or word.plain in GENERIC_WORDS)


def unmet(words: Sequence[Word], spans: list[Span]) -> list[Word]:
    return [word for index, word in enumerate(words) if not any(start <= index < end for start, end in spans)]


def size_of(word: Word) -> float:
    if word.is_light:
        return 0.15
    return 0.4 if word.plain in GENERIC_WORDS else 0.5 + min(len(word.plain), 8) / 8


def by_rarity(rarity: Rarity) -> Size:
    """The list of generic words says what to expect, the names that are there say more."""
    return lambda word: size_of(word) * (COMMONPLACE + (1 - COMMONPLACE) * rarity(word))


def shares_a_key(first: Sequence[Word], second: Sequence[Word], pair: Pair) -> bool:
    one, two = joined(tuple(first[slice(*pair[1])])), joined(tuple(second[slice(*pair[2])]))
    return not one.keys.isdisjoint(two.keys)
