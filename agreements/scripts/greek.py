"""Greek as Greeks and Cypriots spell themselves in Latin letters: by sound (Bakogianni) or by letter (Mpakogianni)."""

import re
import unicodedata

from .roman import plain

LETTER = re.compile(r"[Ͱ-Ͽἀ-῿]")
START = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("τζ", "tz"), ("τσ", "ts"))
INSIDE = (
    ("ου", "ou"), ("αυ", "αβ"), ("ευ", "εβ"), ("ει", "i"), ("οι", "i"), ("αι", "e"), ("υι", "i"), ("γχ", "nch"), ("γγ", "ng"), ("γκ", "nγ"),
    ("μπ", "μp"), ("ντ", "nt"), ("τζ", "tz"), ("τσ", "ts"),
)  # fmt: skip
LETTERS = {
    "α": "a", "β": "v", "γ": "γ", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n",
    "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "ph", "χ": "χ", "ψ": "ps", "ω": "o",
}  # fmt: skip


def latin(word: str) -> str:
    return "".join(LETTERS.get(char) or plain(char) for char in bare(word)).replace("γ", "g").replace("χ", "ch").replace("ph", "f")


def readings(word: str) -> list[str]:
    """The sound inside a word first (Λάμπρος: Lampros), then with b, d, g where they may be meant (Λάμπρου: Labrou)."""
    plain_word = bare(word)
    return [form(plain_word, START, INSIDE), form(plain_word, START, (*INSIDE[:9], ("γκ", "g"), ("μπ", "b"), ("ντ", "d"), *INSIDE[-2:]))]


def form(word: str, start: tuple[tuple[str, str], ...], inside: tuple[tuple[str, str], ...]) -> str:
    for digraph, sound in start:
        if word.startswith(digraph):
            word = sound + word[len(digraph) :]
    for digraph, sound in inside:
        word = word.replace(digraph, sound)
    return "".join(LETTERS.get(char) or plain(char) for char in word)


def bare(word: str) -> str:
    """Without accents; the diaeresis goes too, after parting what it parts (Κάιρο and Καΐρο keep both vowels)."""
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))
