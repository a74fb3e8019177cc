"""Cyrillic of Russian, Ukrainian, Bulgarian, Serbian, Macedonian, Kyrgyz, Kazakh, Tajik, Mongolian."""

import re

from .roman import plain

LETTER = re.compile(r"[Ѐ-ԯ]")
LETTERS = {
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ж": "zh", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "й": "y", "ј": "y",
    "ё": "yo", "э": "e", "ы": "y", "ъ": "", "ь": "", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "dj", "џ": "dzh", "ѓ": "gj", "ќ": "kj",
    "қ": "q", "ғ": "gh", "ң": "ng", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ә": "a", "і": "i", "ў": "u", "ҳ": "h", "ҷ": "j", "ӣ": "i",
    "ӯ": "u", "ґ": "g", "ѕ": "dz", "в": "v", "г": "г",
}  # fmt: skip
CONSONANT = "бвгджзклмнпрстфхцчшщ"
CLUSTERS = ((re.compile("дж"), "dzh"), (re.compile("кс"), "ks"), (re.compile("[ыи]й$"), "y"))


def latin(word: str) -> str:
    return plain(word)


def readings(word: str) -> list[str]:
    """Bulgarian and Serbian spell ъ and р between consonants as full syllables, so both ways when there is a ъ."""
    for cluster, replacement in CLUSTERS:
        word = cluster.sub(replacement, word)
    forms = [spelled(word)]
    if re.search(f"ъ[{CONSONANT}]", word):
        forms.append(spelled(word.replace("ъ", "а")))
    if "щ" in word:
        forms.append(spelled(word.replace("щ", "шт")))
    return forms


def spelled(word: str) -> str:
    return "".join(char if char == "г" else LETTERS[char] if char in LETTERS else plain(char) for char in word)
