"""Where known names stand in a story: any script, inflected as German inflects, the longest name first.

Build a `NameIndex` once and ask it for all the paragraphs: compiling is linear in the names, finding in the words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from articles.importing.words import ARTICLES, Word, words_of

WEAK_KINDS = {"acronym", "weak"}
LONGEST_ACRONYM = 5
LONGEST_INITIALS = 2
# Before a person's name a hyphen makes another name (Hans-Peter), except after these.
FREE_PREFIXES = {"ex", "anti", "pro", "nicht", "non"}


class KnownName(NamedTuple):
    """One form of a name: whose it is (any hashable key), its text, BCP 47 language or "", kind of ActorName or "" for a label."""

    key: Any
    text: str
    language: str = ""
    kind: str = ""
    is_person: bool = False


@dataclass(frozen=True)
class Found:
    """A name in paragraph number `paragraph`, from `start` to `end`; `surface` is as printed, a possessive ’s included."""

    key: Any
    paragraph: int
    start: int
    end: int
    surface: str
    is_person: bool
    is_exact: bool = True


@dataclass(frozen=True)
class Pattern:
    """A name ready for matching: its words as one normal form each (see words.py)."""

    name: KnownName
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    is_weak: bool


class Match(NamedTuple):
    pattern: Pattern
    first: int
    last: int
    is_exact: bool


class NameIndex:
    """Patterns by the normal form of their first word."""

    def __init__(self, names: Iterable[KnownName]) -> None:
        self.patterns: dict[str, list[Pattern]] = defaultdict(list)
        self.given_names: dict[str, set[Any]] = defaultdict(set)
        for pattern in filter(None, map(compile_name, names)):
            self.patterns[pattern.forms[0]].append(pattern)
            if pattern.name.is_person and len(pattern.words) > 1:
                self.given_names[pattern.words[0].folded].add(pattern.name.key)

    def find(self, paragraphs: Sequence[str]) -> list[Found]:
        """All names in reading order, none overlapping another's; where two actors share a name, both at the same place.

        A family name alone counts when the person stands in the paragraphs in full and nobody else there shares it.
        """
        words = [words_of(paragraph) for paragraph in paragraphs]
        full = [self.matches(line) for line in words]
        surnames = self.surnames_in([match for line in full for match in line])
        return [
            found
            for number, (line, matches) in enumerate(zip(words, full, strict=True))
            for found in self.located(number, paragraphs[number], line, matches, surnames)
        ]

    def matches(self, words: list[Word]) -> list[Match]:
        found = [match for first in range(len(words)) for match in self.matches_at(words, first)]
        return longest(found)

    def matches_at(self, words: list[Word], first: int) -> Iterator[Match]:
        for form in words[first].readings:
            for pattern in self.patterns.get(form, ()):
                match = match_at(pattern, words, first)
                if match and not is_part_of_another_name(match, words):
                    yield match

    def surnames_in(self, matches: Iterable[Match]) -> dict[str, Pattern]:
        """Family names that stand for one person each, as one-word patterns."""
        bearers: dict[str, dict[Any, Pattern]] = defaultdict(dict)
        for match in matches:
            pattern = match.pattern
            if pattern.name.is_person and not pattern.is_weak and len(pattern.words) > 1 and len(pattern.forms[-1]) > LONGEST_INITIALS:
                bearers[pattern.forms[-1]][pattern.name.key] = replace(pattern, words=pattern.words[-1:], forms=pattern.forms[-1:])
        return {form: next(iter(people.values())) for form, people in bearers.items() if len(people) == 1}

    def located(self, number: int, text: str, words: list[Word], matches: list[Match], surnames: dict[str, Pattern]) -> Iterator[Found]:
        taken = {index for match in matches for index in range(match.first, match.last + 1)}
        alone = [match for index in range(len(words)) if index not in taken for match in self.surname_at(words, index, surnames)]
        for match in sorted([*matches, *alone], key=lambda match: match.first):
            start, end = words[match.first].start, words[match.last].end_with_possessive
            yield Found(match.pattern.name.key, number, start, end, text[start:end], match.pattern.name.is_person, match.is_exact)

    def surname_at(self, words: list[Word], index: int, surnames: dict[str, Pattern]) -> Iterator[Match]:
        for form in words[index].readings:
            match = match_at(surnames[form], words, index) if form in surnames else None
            if match and not is_part_of_another_name(match, words) and not self.has_other_given_name(match, words):
                yield match
                return

    def has_other_given_name(self, match: Match, words: list[Word]) -> bool:
        """Akylbek Zhaparov is not Sadyr Zhaparov, when an Akylbek is known."""
        before = words[match.first - 1] if match.first else None
        bearers = self.given_names.get(before.folded, set()) if before and before.joins_next else set()
        return bool(bearers) and match.pattern.name.key not in bearers


def compile_name(name: KnownName) -> Pattern | None:
    words = words_of(name.text)
    # "Die Zeit" keeps its article: without it the name would be a common word.
    if len(words) > 2 and words[0].folded in ARTICLES:
        words = words[1:]
    letters = sum(len(word.folded) for word in words)
    if letters < 2:
        return None
    is_acronym = name.text.isupper() and letters <= LONGEST_ACRONYM
    inflects = not name.is_person and name.language in {"", "de"}
    forms = tuple(word.normal_form(is_adjective=inflects and index < len(words) - 1) for index, word in enumerate(words))
    return Pattern(name, tuple(words), forms, name.kind in WEAK_KINDS or is_acronym)


def match_at(pattern: Pattern, words: list[Word], first: int) -> Match | None:
    """The pattern at this word of the text, or None. A person's nickname in quotes, or an initial, may stand inside."""
    index, is_exact = first, True
    for number in range(len(pattern.words)):
        if number:
            following = next_word(pattern, words, index)
            if following is None:
                return None
            index = following
        if index >= len(words) or not fits(pattern, number, words[index]):
            return None
        is_exact = is_exact and words[index].folded == pattern.words[number].folded
    return Match(pattern, first, index, is_exact)


def next_word(pattern: Pattern, words: list[Word], index: int) -> int | None:
    """The place of the word that goes on with a name, or None where a sentence or a clause ends."""
    following = index + 1
    if pattern.name.is_person and following + 1 < len(words):
        inserted = words[following]
        if inserted.is_enclosed or (inserted.is_initial and inserted.folded not in pattern.forms):
            return following + 1
    return following if words[index].joins_next else None


def fits(pattern: Pattern, number: int, word: Word) -> bool:
    own, form = pattern.words[number], pattern.forms[number]
    is_last = number == len(pattern.words) - 1
    if pattern.is_weak:
        return word.text in ({own.text, own.text + "s"} if is_last else {own.text})
    if own.is_capital and not word.is_capital:
        return False
    if pattern.name.is_person:
        return word.folded in ({own.folded, own.folded + "s"} if is_last else {own.folded})
    return form in word.readings


def is_part_of_another_name(match: Match, words: list[Word]) -> bool:
    """Hans-Peter Müller is not Peter Müller, nor is Peter Müller-Lüdenscheidt; アリス is not アリ."""
    before = words[match.first - 1] if match.first else None
    first, last = words[match.first], words[match.last]
    if first.continues_run or last.is_continued:
        return True
    if not match.pattern.name.is_person or match.pattern.is_weak:
        return False
    is_prefixed = before is not None and before.has_hyphen_after and before.is_capital and before.folded not in FREE_PREFIXES
    spaced = match.last > match.first and not any(word.has_hyphen_after for word in words[match.first : match.last])
    return is_prefixed or (spaced and last.has_hyphen_after)


def longest(matches: list[Match]) -> list[Match]:
    """The matches that stay: longer before shorter, as printed before inflected; one per actor and place, none overlapping."""
    kept: dict[tuple[int, int], dict[Any, Match]] = {}
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match.first - match.last, not match.is_exact, match.first)):
        place = (match.first, match.last)
        if place in kept:
            rivals = kept[place]
            if match.is_exact or not any(rival.is_exact for rival in rivals.values()):
                rivals.setdefault(match.pattern.name.key, match)
        elif taken.isdisjoint(range(match.first, match.last + 1)):
            kept[place] = {match.pattern.name.key: match}
            taken.update(range(match.first, match.last + 1))
    return [match for rivals in kept.values() for match in rivals.values()]
