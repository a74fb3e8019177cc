"""The demo's content as it is written down; none of this needs a database."""

import re
from dataclasses import fields, is_dataclass

import pytest
from PIL import Image

from articles.importing.typography import NBSP, tidy
from newsroom.demo import (
    alaska,
    alaska_story,
    antarctica,
    antarctica_story,
    elysee,
    elysee_story,
    kyrgyzstan,
    kyrgyzstan_story,
    madrid,
    metre,
    metre_story,
    rapallo,
    rapallo_story,
    sevres,
    staff,
    states,
    states_since,
)
from newsroom.demo.house import DRAWINGS
from newsroom.demo.shapes import Fact, FactBox, Quotation, T, Text

RECORDS = (kyrgyzstan, alaska, metre, rapallo, antarctica, elysee)
FURTHER = (sevres, madrid)  # without a story and a drawing
SOURCES = {source.key: source for module in (*RECORDS, *FURTHER, states) for source in module.SOURCES}
STORIES = (kyrgyzstan_story, alaska_story, metre_story, rapallo_story, antarctica_story, elysee_story)
BACKGROUND = [story for module in STORIES[1:] for story in module.STORIES] + [
    elysee_story.GERMAN_AS_FIRST_PUBLISHED,
    antarctica_story.GERMAN_AS_FIRST_PUBLISHED,
]

# Nothing on proceedings against anybody living: whole words, so that „Wirtschaft“ may stay.
PROCEEDINGS = re.compile(
    r"\b(?:haft|haftstrafe|gefängnis\w*|inhaft\w*|verurteil\w*|urteil\w*|anklage\w*|angeklagt\w*|geldwäsche\w*|schuldig\w*|geständ\w*|straf\w*|"
    r"bußgeld\w*|gericht\w*|richter\w*|prozess\w*|justiz\w*|begnadig\w*|ermittl\w*|"
    r"prison\w*|jail\w*|guilty|plea\w*|plead\w*|convict\w*|sentenc\w*|launder\w*|court\w*|judge\w*|trial\w*|charge\w*|indict\w*|crim\w*|"
    r"fined?|penalt\w*|pardon\w*|offen[cs]e\w*|prosecut\w*|lawsuit\w*)\b",
    re.IGNORECASE,
)


def parts(thing):
    """Everything inside dataclasses and tuples, themselves included."""
    yield thing
    if is_dataclass(thing) and not isinstance(thing, type):
        thing = tuple(getattr(thing, field.name) for field in fields(thing))
    for one in thing if isinstance(thing, tuple) else ():
        yield from parts(one)


def words(story) -> int:
    return len(re.sub("<[^>]+>", " ", " ".join(block.html for block in story.body if isinstance(block, Text))).split())


@pytest.mark.parametrize("story", BACKGROUND, ids=lambda story: story.key)
def test_a_background_piece_has_150_to_250_words(story):
    assert 150 <= words(story) <= 250


@pytest.mark.parametrize("module", STORIES, ids=lambda module: module.__name__)
def test_every_story_is_told_in_german_and_in_english(module):
    german, english = module.STORIES
    assert (german.language, english.language, english.translation_of) == ("de", "en", german.key)
    assert [type(block) for block in german.body if not isinstance(block, Text)][:1] == [type(english.body[1])]


@pytest.mark.parametrize("module", [*RECORDS, *FURTHER, states, states_since, staff], ids=lambda module: module.__name__)
def test_every_text_for_readers_is_there_in_both_languages(module):
    texts = [text for value in vars(module).values() for text in parts(value) if isinstance(text, T)]
    assert texts
    assert [text for text in texts if bool(text.de.strip()) != bool(text.en.strip())] == []


@pytest.mark.parametrize("module", [*RECORDS, *FURTHER], ids=lambda module: module.__name__)
def test_excerpts_stand_only_where_the_text_is_in_the_public_domain(module):
    excerpts = [
        (SOURCES[fact.source or item.source], fact.excerpt)
        for item in (module.AGREEMENT, *module.ACTORS)
        for fact in parts(item)
        if isinstance(fact, Fact) and fact.excerpt
    ]
    assert all(source.public_domain for source, _excerpt in excerpts)


@pytest.mark.parametrize("module", [*RECORDS, *FURTHER, states, states_since], ids=lambda module: module.__name__)
def test_every_fact_names_a_source_that_is_written_down(module):
    named = {part.source for value in vars(module).values() for part in parts(value) if hasattr(part, "source") and part.source}
    assert named <= set(SOURCES)


def test_the_story_of_today_says_nothing_of_proceedings():
    drawing = (DRAWINGS / "kyrgyzstan.svg").read_text()
    texts = [part for module in (kyrgyzstan, kyrgyzstan_story) for value in vars(module).values() for part in parts(value)]
    found = [match for text in [*texts, drawing] if isinstance(text, str) for match in PROCEEDINGS.findall(text)]
    assert found == []


def test_the_story_of_today_quotes_one_short_sentence_and_no_other():
    quotations = {block.text for story in kyrgyzstan_story.STORIES for block in story.body if isinstance(block, Quotation)}
    excerpts = [part.excerpt for part in parts((kyrgyzstan.AGREEMENT, kyrgyzstan.ACTORS)) if isinstance(part, Fact) and part.excerpt]
    assert quotations == {"I find this work extremely meaningful."}
    assert excerpts == []


def test_the_press_report_has_no_publisher_and_no_address():
    assert [(source.publisher, source.url) for source in kyrgyzstan.SOURCES] == [("", "")] * 3


@pytest.mark.parametrize("module", RECORDS, ids=lambda module: module.__name__)
def test_each_story_has_a_drawing_of_its_own_in_its_size(module):
    picture = module.PICTURE
    file = DRAWINGS / f"{picture.key}.png"
    assert Image.open(file).size == (1600, 1000)
    assert file.stat().st_size < 150_000
    assert "<text" not in (DRAWINGS / f"{picture.key}.svg").read_text()
    assert all([*picture.alt, *picture.caption])
    assert picture.credit == ("Zeichnung: Redaktion", "Drawing: newsroom")


def test_blocks_of_texts_hold_only_what_the_editor_can_write():
    htmls = [block.html for module in STORIES for story in module.STORIES for block in story.body if isinstance(block, Text | FactBox)]
    assert {tag for html in htmls for tag in re.findall(r"</?(\w+)", html)} <= {"p", "h2", "ul", "li"}


@pytest.mark.parametrize("module", STORIES, ids=lambda module: module.__name__)
def test_the_texts_are_typeset_but_for_their_no_break_spaces(module):
    for story in module.STORIES:
        for block in story.body:
            if isinstance(block, Text | FactBox):
                assert tidy(block.html, story.language).replace(NBSP, " ") == block.html
