"""The look-alike is in our own words. Both notes of March 1867 are printed in Charles Sumner, His Complete Works, vol. 15 ("The
Cession of Russian America to the United States"); price, dates and languages are those of the treaty and its proclamation (15 Stat. 539).
"""

import io
from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.blocks import Kind
from articles.importing.decoding import MOST_BYTES, StoryRefused, bounded_read
from articles.importing.language import detect
from articles.importing.plain import paragraphs
from articles.importing.wire import Story, parse

DATA = Path(__file__).parent.parent / "data"
STORY = "Wasser für das Tal\nDie Gemeinden haben den Vertrag am Montag unterzeichnet.\nDas Wasser fließt nach drei Jahren.\n"


def shapes(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in story.blocks]


def test_a_plain_text_story_has_headline_standfirst_headings_and_a_quotation():
    story = parse((DATA / "wire_lookalike.de.txt").read_bytes())
    assert story.headline == "Seward legt für Alaska 200.000 Dollar nach"
    assert story.standfirst.startswith("Der amerikanische Außenminister") and story.language == "de"
    assert story.headings == ["Ein Brief eine Woche vor der Unterschrift", "Zahlung mit Verspätung"]
    assert [kind for kind, _text in shapes(story)] == [
        "paragraph", "heading", "paragraph", "quotation", "paragraph", "heading", "paragraph", "paragraph",
    ]  # fmt: skip
    assert "„ultimatum“" in story.blocks[2].text and story.blocks[3].text.startswith("With the President’s approval,")
    assert story.warnings == []


def test_an_html_story_keeps_its_words_and_drops_scripts_styles_and_menus():
    story = parse((DATA / "wire_lookalike.en.html").read_bytes())
    assert (story.headline, story.language) == ("Seventeen states agree on the metre", "en")
    assert story.standfirst == "Delegates of seventeen states signed the Metre Convention in Paris on 20\N{NO-BREAK SPACE}May 1875."
    assert shapes(story)[1:] == [
        ("heading", "What it is for"),
        ("paragraph", "It keeps one measure for all who joined:"),
        ("item", "a common length"),
        ("item", "a common mass"),
        ("paragraph", "The text was published."),
        ("paragraph", "It can still be read."),
    ]
    assert "Sèvres" in story.text and "Buy now" not in story.text and "All stories" not in story.text


def test_a_blockquote_is_a_quotation_and_its_cite_a_line_of_its_own():
    story = parse("<h1>Head</h1><p>The one.</p><p>The two.</p><blockquote><p>We did it for all.</p><cite>— Seward</cite></blockquote>")
    assert shapes(story) == [("paragraph", "The two."), ("quotation", "We did it for all."), ("paragraph", "— Seward")]


@override("en")
def test_what_stands_before_the_headline_is_named_in_a_warning():
    story = parse("<header>Weltnachrichten</header><h1>Kopf</h1><p>Der erste Satz.</p><p>Das ist der zweite.</p>")
    assert story.headline == "Kopf" and [str(warning) for warning in story.warnings] == [
        "What stands before the headline was left out: Weltnachrichten"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form_gives_the_same_story(encoding):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert parse(mark + STORY.encode(encoding)) == parse(STORY)


def test_windows_text_is_read_with_a_warning():
    story = parse(STORY.encode("cp1252"))
    assert story.headline == "Wasser für das Tal" and len(story.warnings) == 1


def test_an_html_file_is_read_in_the_encoding_that_it_declares():
    html = '<meta charset="windows-1251"><h1>Чичерин</h1><p>Георгий Чичерин.</p><p>The treaty and the words.</p>'
    assert parse(html.encode("windows-1251")).headline == "Чичерин"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        ("\ufeff\N{NO-BREAK SPACE}".encode(), "is empty"),
        (b"%PDF-1.7 text", "not a text"),
        (b"PK\x03\x04rest", "not a text"),
        (b"Headline\n\x00\x01\x02 body", "not a text"),
        (b"Headline\n\x81\x8d\xff", "cannot be read"),
        (b"\xff\xfeH\x00e", "cannot be read"),
        (b"\xff\xfeH\x00e\x00", "nothing but a headline"),
        (b"A headline and no more\n\n", "nothing but a headline"),
        (b"<h1>Headline</h1><h2>Another</h2>", "nothing but a headline"),
        (b"<html><script>x</script></html>", "is empty"),
        (b"<h1>Head</h1>" + b"<div>" * 1000 + b"<p>text", "nested too deeply"),
        (b"a" * (MOST_BYTES + 1), "larger than 5 MB"),
        (b"word " * 100 + b"\nSecond.", "too long for a headline"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@override("en")
def test_bad_input_is_refused_in_one_sentence(data, words):
    with pytest.raises(StoryRefused, match=words) as refused:
        parse(data)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


@override("en")
def test_a_huge_file_is_never_read_whole():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked = size
            return b"a" * size

    stream = Endless()
    with pytest.raises(StoryRefused, match="larger than 5 MB"):
        bounded_read(stream)
    assert stream.asked == MOST_BYTES + 1


@given(st.binary(max_size=300))
def test_any_bytes_are_a_story_or_are_refused(data):
    try:
        story = parse(data)
    except StoryRefused as refused:
        assert str(refused)
    else:
        assert story.headline and story.blocks and story.language in {"de", "en"}


@given(st.lists(st.text(alphabet="abcß .„“\"'-", min_size=1, max_size=30), min_size=2, max_size=6))
def test_no_letter_of_a_plain_text_is_lost(lines):
    text = "\n".join(["Kopf", *lines, "Ende."])
    story = parse(text)
    assert [char for char in story.text if char.isalpha()] == [char for char in text if char.isalpha()]


def test_lines_that_a_wire_broke_are_joined_again():
    text = (
        "Ein Kopf\n\nDer erste Absatz ist auf ein schmales Maß gesetzt,\nund seine Zeilen gehören zusammen.\n\n"
        "Der zweite Absatz auch: Er läuft über zwei Zeilen\nund endet hier.\n"
    )
    assert paragraphs(text) == [
        "Ein Kopf",
        "Der erste Absatz ist auf ein schmales Maß gesetzt, und seine Zeilen gehören zusammen.",
        "Der zweite Absatz auch: Er läuft über zwei Zeilen und endet hier.",
    ]


def test_several_short_lines_are_a_list_and_no_headings():
    story = parse("Kopf\nDer Vorspann steht hier.\nDer Text.\nPlatz eins\nPlatz zwei\nPlatz drei\nDer Schluss der Meldung.")
    assert story.headings == []


@pytest.mark.parametrize("line", ["Was nun?", "Er ging.", "„Neue Horizonte“ für alle", "• ein Punkt", "eins, zwei,", "wort " * 13])
def test_a_closed_a_quoted_or_a_long_line_is_no_heading(line):
    assert parse(f"Kopf\nDer Vorspann.\nDer Text.\n{line}\nUnd der Schluss.").headings == []


def test_a_headline_has_plain_spaces():
    assert parse("Sitzung am 3. April\nDer Vorspann.\nDer Text.").headline == "Sitzung am 3. April"


def test_one_paragraph_alone_is_the_body():
    story = parse("Kopf\nDer einzige Absatz der Meldung.")
    assert story.standfirst == "" and shapes(story) == [("paragraph", "Der einzige Absatz der Meldung.")]


def test_the_line_that_names_the_authors_is_no_standfirst():
    story = parse("Kopf\nVon Anna Muster und Ben Beispiel\nDer Vorspann.\nDer Text.")
    assert (story.byline, story.standfirst) == ("Von Anna Muster und Ben Beispiel", "Der Vorspann.")


@pytest.mark.parametrize(
    "wire",
    [
        "“Das ist der Anfang von allem.”",
        "„Das ist der Anfang von allem.“",
        "»Das ist der Anfang von allem.«",
        "«Das ist der Anfang von allem.»",
        '"Das ist der Anfang von allem."',
        "‚Das ist der Anfang von allem.‘",
    ],
)
def test_a_paragraph_in_any_quotation_marks_is_a_quotation_without_them(wire):
    story = parse(f"Kopf\nDer Vorspann.\nDer Text.\n{wire}\nUnd der Schluss.")
    assert [block.text for block in story.blocks if block.kind is Kind.QUOTATION] == ["Das ist der Anfang von allem."]


def test_two_quotations_in_one_paragraph_are_not_one():
    story = parse("Kopf\nDer Vorspann.\n„Ja“, und „Nein“\nUnd der Schluss.")
    assert story.blocks[0].kind is not Kind.QUOTATION


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Partnerschaft wird darauf abzielen, das Land zu stärken.", "de"),
        ("I find this work extremely meaningful.", "en"),
        ("Zürich 2025", None),
        ("Straße", "de"),
        ("赵长鹏", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_small_words(text, language):
    assert detect(text) == language
