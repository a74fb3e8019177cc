import os
from pathlib import Path

import pytest

from articles.importing.blocks import Block, Kind
from articles.importing.mentions import KnownName, NameIndex
from articles.importing.quotations import Quoted, passages
from articles.importing.typography import tidy
from articles.importing.wire import FIRST_OF_BODY, Story, parse

SHARED = os.environ.get("NEWSROOM_SHARED_INPUT")
DATA = Path(__file__).parent.parent / "data"

INDEX = NameIndex(
    [
        KnownName("seward", "William H. Seward", "en", is_person=True),
        KnownName("stoeckl", "Eduard von Stoeckl", "de", is_person=True),
        KnownName("usa", "Vereinigte Staaten", "de"),
        KnownName("zhao", "Changpeng Zhao", "en", is_person=True),
        KnownName("zhao", "CZ", "", "weak", is_person=True),
    ]
)


def body_of(blocks: list[Block], language: str = "de") -> list[str | tuple[object, str]]:
    """The body with each paragraph as its text and each quote as (speaker, text)."""
    found = INDEX.find([block.text for block in blocks])
    return [(part.speaker, part.text) if isinstance(part, Quoted) else part.text for part in passages(blocks, found, language)]


def paragraphs(*texts: str, language: str = "de") -> list[Block]:
    return [Block(Kind.PARAGRAPH, tidy(text, language)) for text in texts]


def quoted_in(story: Story) -> list[Quoted]:
    body = passages(story.blocks, INDEX.find(story.paragraphs), story.language, before=FIRST_OF_BODY)
    return [part for part in body if isinstance(part, Quoted)]


def test_a_quotation_alone_belongs_to_who_spoke_in_the_paragraph_before():
    assert quoted_in(parse((DATA / "wire_lookalike.de.txt").read_bytes())) == [
        Quoted("With the President’s approval, however, I will add $200,000 to the consideration money on that account.", "en", "seward")
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("„Wir werden die Leitung gemeinsam bauen“, sagte William H. Seward.", [("seward", "Wir werden die Leitung gemeinsam bauen")]),
        ("»Wir werden die Leitung gemeinsam bauen«, so William H. Seward.", [("seward", "Wir werden die Leitung gemeinsam bauen")]),
        (
            "William H. Seward erklärte am Montag: “Wir werden die Leitung gemeinsam bauen.”",
            ["William H. Seward erklärte am Montag:", ("seward", "Wir werden die Leitung gemeinsam bauen.")],
        ),
        (
            "Eduard von Stoeckl sprach mit William H. Seward und sagte: „Wir werden die Leitung gemeinsam bauen.“",
            ["Eduard von Stoeckl sprach mit William H. Seward und sagte:", ("stoeckl", "Wir werden die Leitung gemeinsam bauen.")],
        ),
        (
            "„Wir werden die Leitung gemeinsam bauen“, sagte William H. Seward, nachdem Eduard von Stoeckl gesprochen hatte.",
            [
                "„Wir werden die Leitung gemeinsam bauen“, sagte William H. Seward, nachdem Eduard von Stoeckl gesprochen hatte.",
                ("seward", "Wir werden die Leitung gemeinsam bauen"),
            ],
        ),
        (
            "William H. Seward kam. „Wir werden die Leitung gemeinsam bauen“, sagte er.",
            [
                "William H. Seward kam. „Wir werden die Leitung gemeinsam bauen“, sagte er.",
                ("seward", "Wir werden die Leitung gemeinsam bauen"),
            ],
        ),
        (
            "William H. Seward sprach von „neuen Horizonten“ für alle.",
            ["William H. Seward sprach von „neuen Horizonten“ für alle."],
        ),
        (
            "Das „Gesetz über den Bau der Leitung“ gilt in den Vereinigten Staaten.",
            ["Das „Gesetz über den Bau der Leitung“ gilt in den Vereinigten Staaten."],
        ),
        (
            "William H. Seward kam. „Wir werden die Leitung gemeinsam bauen“, sagte der Minister.",
            ["William H. Seward kam. „Wir werden die Leitung gemeinsam bauen“, sagte der Minister."],
        ),
    ],
)
def test_a_quotation_in_a_paragraph_finds_its_speaker_and_loses_no_word(text, body):
    assert body_of(paragraphs(text)) == body


def test_a_quotation_keeps_its_own_language_and_marks():
    blocks = paragraphs('William H. Seward sagte: "This is what they called ‘a folly’ in those days."')
    (quoted,) = passages(blocks, INDEX.find([block.text for block in blocks]), "de")
    assert quoted == Quoted("This is what they called ‘a folly’ in those days.", "en", "seward")


def test_a_line_under_a_quotation_names_the_speaker_and_goes_with_it():
    blocks = [*paragraphs("Ein Satz."), Block(Kind.QUOTATION, "We did it for all of them."), *paragraphs("— William H. Seward", "Mehr.")]
    assert body_of(blocks) == ["Ein Satz.", ("seward", "We did it for all of them."), "Mehr."]


def test_quotations_in_a_row_belong_to_one_speaker():
    blocks = [
        *paragraphs("William H. Seward sagte in Washington:"),
        Block(Kind.QUOTATION, "Der erste Teil der langen Rede."),
        Block(Kind.QUOTATION, "Der zweite Teil der langen Rede."),
    ]
    assert body_of(blocks)[1:] == [("seward", "Der erste Teil der langen Rede."), ("seward", "Der zweite Teil der langen Rede.")]


def test_a_story_of_nothing_but_quotations_is_read_to_its_end():
    blocks = [*paragraphs("William H. Seward sagte:"), *[Block(Kind.QUOTATION, "Der nächste Teil der langen Rede.")] * 3000]
    assert len([part for part in body_of(blocks) if isinstance(part, tuple)]) == 3000


def test_the_only_person_in_the_paragraph_before_is_a_guess():
    blocks = [*paragraphs("William H. Seward war zufrieden."), Block(Kind.QUOTATION, "Das ist der Anfang von allem.")]
    quoted = passages(blocks, INDEX.find([block.text for block in blocks]), "de")[1]
    assert quoted == Quoted("Das ist der Anfang von allem.", "de", "seward", is_guess=True)


@pytest.mark.parametrize(
    "before",
    ["Niemand Bekanntes sprach.", "William H. Seward und Eduard von Stoeckl waren zufrieden.", "Die Vereinigten Staaten zahlten."],
)
def test_without_one_known_speaker_a_quotation_stays_in_the_text(before):
    blocks = [*paragraphs(before), Block(Kind.QUOTATION, "Das ist der Anfang von allem.")]
    assert body_of(blocks) == [before, "Das ist der Anfang von allem."]


@pytest.mark.parametrize(("text", "is_quote"), [("Das ist der Anfang hier.", True), ("Das ist der Anfang.", False)])
def test_five_words_make_a_quote_and_four_do_not(text, is_quote):
    blocks = [*paragraphs("William H. Seward sagte:"), Block(Kind.QUOTATION, text)]
    assert isinstance(passages(blocks, INDEX.find([block.text for block in blocks]), "de")[1], Quoted) is is_quote


def test_a_name_that_two_people_share_attributes_nothing():
    index = NameIndex([KnownName(born, "Gerhard Schröder", is_person=True) for born in (1910, 1944)])
    blocks = paragraphs("„Wir werden die Leitung gemeinsam bauen“, sagte Gerhard Schröder.")
    assert passages(blocks, index.find([block.text for block in blocks]), "de") == blocks


@pytest.mark.skipif(not SHARED, reason="NEWSROOM_SHARED_INPUT does not name the folder with the press report")
def test_the_press_report_has_one_quote_in_english():
    story = parse((Path(SHARED) / "kirgisistan-mou.de.txt").read_bytes())
    (quoted,) = quoted_in(story)
    assert (quoted.speaker, quoted.language, quoted.is_guess) == ("zhao", "en", False)
    assert quoted.text.startswith("I officially") and quoted.text.endswith("meaningful.") and len(story.headings) == 2
