"""The Arabic script of Arabic, Persian, Urdu, Kurdish and Uyghur: letters are kept, because short vowels are not written."""

import re
import unicodedata

from .roman import plain

LETTER = re.compile(r"[؀-ۿݐ-ݿࢠ-ࣿ]")
ALIKE = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ا", "ي": "ی", "ئ": "ی", "ې": "ی", "ے": "ی", "ێ": "ی", "ۍ": "ی", "ك": "ک", "ڪ": "ک",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۈ": "و", "ۋ": "و", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ة", "ں": "ن", "ڵ": "ل", "ڕ": "ر",
    "ڑ": "ر", "ٹ": "ت", "ڈ": "د", "ݨ": "ن", "ڤ": "و", "ڨ": "ق", "ڭ": "ن", "ځ": "ز", "څ": "س", "ښ": "ش", "ړ": "ر", "ډ": "د", "ټ": "ت",
    "ڼ": "ن", "ګ": "گ", "ږ": "ژ", "ء": "", "ـ": "",
})  # fmt: skip
PLAIN = {
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ک": "k", "گ": "g",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ی": "y", "ة": "a",
}  # fmt: skip


def latin(word: str) -> str:
    return "".join(PLAIN.get(char) or plain(char) for char in bare(word))


def readings(word: str) -> list[str]:
    """The article is left off, as it is in Latin names; a word that only looks as if it had one is read with it, too."""
    letters = re.sub("(?<=.)یه$", "یة", bare(word))
    if letters.startswith("ال") and len(letters) > 4:
        # In the Maghreb the article's l begins the Latin name: Labidi.
        return [letters[2:], letters, letters[1:]]
    return [letters]


def bare(word: str) -> str:
    """Without marks, tatweel, hamza and joiners, one letter for each sound."""
    decomposed = unicodedata.normalize("NFC", word).translate(ALIKE)
    return "".join(char for char in unicodedata.normalize("NFD", decomposed) if char.isalnum()).translate(ALIKE)
