"""Hangul by letters: each stands for what the usual romanisations make of it (ㄱ is g or k, ㅓ is eo, u or o)."""

import re

from .roman import plain

LETTER = re.compile(r"[가-힣]")
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "a ae yㅏ yae ㅓ e yㅓ ye o wa wae oe yo u wㅓ we wi yu ㅡ ui i".replace("ㅏ", "a").split()
FINALS = "-ㄱ-ㄱ-ㄱ-ㄴ-ㄴ-ㄴ-ㄷ-ㄹ-ㄹㄱ-ㄹㅁ-ㄹ-ㄹ-ㄹ-ㄹ-ㄹ-ㅁ-ㅂ-ㅂ-ㅅ-ㅅ-ㅇ-ㅈ-ㅊ-ㅋ-ㅌ-ㅍ-ㅎ".split("-")  # noqa: SIM905  a list of one-letter strings would fill a page
SIMPLE = str.maketrans({"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ", "ㅋ": "k", "ㅁ": "m", "ㄴ": "n", "ㅇ": "ŋ"})
# Revised Romanisation, for showing and sorting.
SHOWN_INITIALS = "g-kk-n-d-tt-r-m-b-pp-s-ss--j-jj-ch-k-t-p-h".split("-")  # noqa: SIM905  a list of one-letter strings would fill a page
SHOWN_VOWELS = "a-ae-ya-yae-eo-e-yeo-ye-o-wa-wae-oe-yo-u-wo-we-wi-yu-eu-ui-i".split("-")  # noqa: SIM905  a list of one-letter strings would fill a page
SHOWN_FINALS = "-k-k-k-n-n-n-t-l-k-m-l-l-l-p-l-m-p-p-t-t-ng-t-t-k-t-p-t".split("-")  # noqa: SIM905  a list of one-letter strings would fill a page
# Family names that are usually spelled by habit.
FAMILY = {
    "이": "lee rhee ri li", "박": "park", "노": "roh noh", "유": "yoo lyu ryu", "류": "yoo ryu", "임": "lim rim",
    "양": "ryang", "여": "lyuh", "최": "choi", "라": "na", "나": "ra rha", "남": "nam", "백": "paik", "배": "bae",
    "안": "ahn", "오": "oh", "허": "huh hur", "서": "suh", "림": "lim im", "리": "lee yi", "로": "noh roh", "량": "yang",
    "계": "kye", "국": "kook", "엄": "uhm", "설": "sul", "피": "phee", "강": "kang", "문": "moon", "신": "shin",
    "심": "shim", "은": "eun", "의": "eui", "희": "hee hui", "혜": "hye", "우": "woo", "영": "young",
}  # fmt: skip


def letters(syllable: str) -> tuple[int, int, int]:
    index = ord(syllable) - ord("가")
    return index // 588, index % 588 // 28, index % 28


def latin(word: str) -> str:
    return "".join(shown(char) if LETTER.match(char) else plain(char) for char in word)


def shown(syllable: str) -> str:
    initial, vowel, final = letters(syllable)
    return SHOWN_INITIALS[initial] + SHOWN_VOWELS[vowel] + SHOWN_FINALS[final]


def readings(word: str) -> list[str]:
    """By letters; and with the first syllable as the family name that it may be."""
    first, *rest = [char for char in word if LETTER.match(char)]
    after = "".join(map(spelled, rest))
    return [spelled(first) + after, *(name + after for name in FAMILY.get(first, "").split())]


def spelled(syllable: str) -> str:
    initial, vowel, final = letters(syllable)
    start = "" if INITIALS[initial] == "ㅇ" else INITIALS[initial]
    return (start + VOWELS[vowel] + FINALS[final]).translate(SIMPLE)
