import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.marks import quoted_spans
from articles.importing.typography import tidy

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "wire",
    [
        "“neue Horizonte”",
        "„neue Horizonte“",
        "„neue Horizonte”",
        "»neue Horizonte«",
        "«neue Horizonte»",
        '"neue Horizonte"',
        "« neue Horizonte »",
    ],
)
def test_every_pair_of_quotation_marks_becomes_that_of_the_language(wire):
    assert tidy(f"Er sah {wire}.", "de") == "Er sah „neue Horizonte“."
    assert tidy(f"He saw {wire}.", "en") == "He saw “neue Horizonte”."


@pytest.mark.parametrize(
    ("language", "wire", "tidied"),
    [
        ("de", "Changpeng ‘CZ’ Zhao", "Changpeng ‚CZ‘ Zhao"),
        ("de", "»Er sagte ›nein‹ dazu«", "„Er sagte ‚nein‘ dazu“"),
        ("de", "“Er sagte 'nein' dazu”", "„Er sagte ‚nein‘ dazu“"),
        ("de", "»Ja« und »Nein« dazu", "„Ja“ und „Nein“ dazu"),
        ("de", 'Das "Spiegel"-Interview', "Das „Spiegel“-Interview"),
        ("de", "CZ's Rolle, so 'n Ding", "CZ’s Rolle, so ’n Ding"),
        ("de", "Paris' Rolle, ‚klar‘", "Paris’ Rolle, ‚klar‘"),
        ("en", "'It is the students' union, isn't it?' he said", "‘It is the students’ union, isn’t it?’ he said"),
        ("en", "rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
        ("en", "'20 years' work ends,' he said", "‘20 years’ work ends,’ he said"),
        ("en", "“He said 'no',” she said", "“He said ‘no’,” she said"),
        ("de", 'ein 27" Monitor', 'ein 27" Monitor'),
        ("de", "z.B. am 3. April , 1914-1918 ...", f"z.{NBSP}B. am 3.{NBSP}April, 1914–1918 …"),
        ("de", "Regierungen - formal -- und § 5", f"Regierungen{NBSP}– formal{NBSP}– und §{NBSP}5"),
        ("de", "2025-04-03, 040-12345", "2025-04-03, 040-12345"),
        ("en", "Mr. Seward paid 7 million on 1 August", f"Mr.{NBSP}Seward paid 7{NBSP}million on 1{NBSP}August"),
        ("de", "  zwei \t  Wörter\u200b ", "zwei Wörter"),
    ],
)
def test_a_paragraph_is_set_as_its_language_sets_it(language, wire, tidied):
    assert tidy(wire, language) == tidied


def test_outermost_quotations_are_found_with_their_marks():
    text = "„Er sagte ‚nein‘ dazu“, und “yes”, nicht CZ’s."
    assert [text[start:end] for start, end in quoted_spans(text)] == ["„Er sagte ‚nein‘ dazu“", "“yes”"]


WORDS = st.lists(
    st.sampled_from(["Wasser", "Boris’", "geht’s", "3. April", "z. B.", "-", "5 %", "1914-1918", "ja ,", "..."]), min_size=1, max_size=4
)
PLAIN = WORDS.map(" ".join)
PAIRS = st.sampled_from([("„", "“"), ("“", "”"), ("»", "«"), ("«", "»"), ('"', '"'), ("« ", " »")])
QUOTED = st.tuples(PAIRS, PLAIN).map(lambda drawn: f"{drawn[0][0]}Anfang {drawn[1]} Ende{drawn[0][1]}")


@given(st.lists(PLAIN | QUOTED, max_size=5).map(" und ".join), st.sampled_from(["de", "en"]))
def test_a_tidy_text_stays_as_it_is(text, language):
    once = tidy(text, language)
    assert tidy(once, language) == once


@given(st.text(max_size=60) | st.text(alphabet="ab s„“”»«\"‚‘’'›‹…(-–.,1", max_size=60), st.sampled_from(["de", "en"]))
def test_no_letter_or_digit_is_lost(text, language):
    def letters(words):
        return [char for char in words if char.isalnum()]

    assert letters(tidy(text, language)) == letters(unicodedata.normalize("NFC", text))
