import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.mentions import KnownName, NameIndex
from articles.importing.wire import parse

SHARED = os.environ.get("NEWSROOM_SHARED_INPUT")

NAMES = [
    KnownName("zhao", "Changpeng Zhao", "en", is_person=True),
    KnownName("zhao", "CZ", "", "weak", is_person=True),
    KnownName("zhao", "赵长鹏", "zh", "translation", is_person=True),
    KnownName("zhaparov", "Sadyr Zhaparov", "de", is_person=True),
    KnownName("zhaparov", "Садыр Жапаров", "ky", "alias", is_person=True),
    KnownName("japarov", "Akylbek Zhaparov", "en", is_person=True),
    KnownName("nia", "Nationale Investitionsagentur", "de"),
    KnownName("nia", "National Investment Agency", "en"),
    KnownName("nia", "NIA", "", "acronym"),
    KnownName("binance", "Binance"),
    KnownName("kyrgyzstan", "Kirgisistan", "de"),
    KnownName("kyrgyzstan", "Kirgisische Republik", "de"),
    KnownName("usa", "Vereinigte Staaten", "de"),
    KnownName("office", "Auswärtiges Amt", "de"),
    KnownName("zeit", "Die Zeit", "de"),
]
INDEX = NameIndex(NAMES)


def surfaces(text: str, index: NameIndex = INDEX) -> list[tuple[object, str]]:
    return [(found.key, found.surface) for found in index.find([text])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mit der Nationalen Investitionsagentur (NIA)", [("nia", "Nationalen Investitionsagentur"), ("nia", "NIA")]),
        ("der Kirgisischen Republik", [("kyrgyzstan", "Kirgisischen Republik")]),
        ("die Infrastruktur Kirgisistans", [("kyrgyzstan", "Kirgisistans")]),
        ("im Auswärtigen Amte, des Auswärtigen Amtes", [("office", "Auswärtigen Amtes")]),
        ("in den Vereinigten Staaten", [("usa", "Vereinigten Staaten")]),
        ("CZs Engagement, CZ’s Rolle, CZ's Rolle", [("zhao", "CZs"), ("zhao", "CZ’s"), ("zhao", "CZ's")]),
        ("Cz und cz und CZK", []),
        ("NIAs Chef, der NIA-Chef", [("nia", "NIAs"), ("nia", "NIA")]),
        ("der Binance-Gründer und Ex-Binance-Chef", [("binance", "Binance"), ("binance", "Binance")]),
        ("Binance’s founder", [("binance", "Binance’s")]),
        ("Changpeng ‚CZ‘ Zhao", [("zhao", "Changpeng ‚CZ‘ Zhao")]),
        ("Changpeng (CZ) Zhao", [("zhao", "Changpeng (CZ) Zhao")]),
        ("Changpeng P. Zhao", [("zhao", "Changpeng P. Zhao")]),
        ("Changpeng\N{NO-BREAK SPACE}Zhao", [("zhao", "Changpeng\N{NO-BREAK SPACE}Zhao")]),
        ("die Sadyr-Zhaparov-Stiftung", [("zhaparov", "Sadyr-Zhaparov")]),
        ("SADYR ZHAPAROV", [("zhaparov", "SADYR ZHAPAROV")]),
        ("创始人赵长鹏表示", [("zhao", "赵长鹏")]),
        ("Садыр Жапаров сказал", [("zhaparov", "Садыр Жапаров")]),
        ("Es kam Sadyr. Zhaparov ging", []),
        ("Hans-Sadyr Zhaparov", []),
        ("Sadyr Zhaparov-Meier", []),
        ("in der Zeit", []),
        ("In „Die Zeit“ steht", [("zeit", "Die Zeit")]),
        ("kirgisistan", []),
        ("", []),
    ],
)
def test_names_are_found_as_they_are_printed(text, found):
    assert surfaces(text) == found


def test_a_family_name_counts_once_the_person_is_named_in_full():
    assert surfaces("Zhaparov sprach.") == []
    story = ["Zhaparov kündigt an", "Präsident Sadyr Zhaparov sprach.", "Zhaparovs Rede"]
    assert [(found.paragraph, found.surface) for found in INDEX.find(story)] == [(0, "Zhaparov"), (1, "Sadyr Zhaparov"), (2, "Zhaparovs")]


def test_a_shared_family_name_alone_names_nobody():
    assert surfaces("Sadyr Zhaparov und Akylbek Zhaparov kamen, Zhaparov blieb.") == [
        ("zhaparov", "Sadyr Zhaparov"),
        ("japarov", "Akylbek Zhaparov"),
    ]


def test_a_family_name_after_another_known_given_name_is_somebody_else():
    names = [*NAMES, KnownName("other", "Nurlan Bekow", is_person=True)]
    assert surfaces("Sadyr Zhaparov kam. Nurlan Zhaparov blieb.", NameIndex(names)) == [("zhaparov", "Sadyr Zhaparov")]


def test_the_longest_name_wins():
    index = NameIndex([KnownName("bank", "Bank"), KnownName("world bank", "World Bank"), KnownName("group", "World Bank Group")])
    assert surfaces("the World Bank Group and the World Bank", index) == [("group", "World Bank Group"), ("world bank", "World Bank")]


def test_a_name_as_printed_comes_before_an_inflected_one():
    index = NameIndex([KnownName("robert", "Julia Robert", is_person=True), KnownName("roberts", "Julia Roberts", is_person=True)])
    assert surfaces("Julia Roberts", index) == [("roberts", "Julia Roberts")]


def test_two_actors_of_one_name_are_both_found():
    index = NameIndex([KnownName(born, "Gerhard Schröder", is_person=True) for born in (1910, 1944)])
    assert surfaces("Gerhard Schröder kam", index) == [(1910, "Gerhard Schröder"), (1944, "Gerhard Schröder")]


def test_a_name_inside_a_longer_katakana_word_is_not_meant():
    index = NameIndex([KnownName("ali", "アリ", "ja")])
    assert surfaces("アリスとアリ", index) == [("ali", "アリ")]


def test_names_without_letters_are_passed_over():
    assert surfaces("— — —", NameIndex([KnownName(1, "—"), KnownName(2, ""), KnownName(3, "X")])) == []


@given(st.lists(st.sampled_from([name.text for name in NAMES] + ["und", "–", "„", "“", "s", ". ", "(", ")"]), max_size=12).map(" ".join))
def test_spans_say_where_the_surface_stands_and_never_overlap(text):
    found = INDEX.find([text])
    assert all(text[name.start : name.end] == name.surface for name in found)
    assert all(first.end <= second.start for first, second in zip(found, found[1:], strict=False))


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=5))
def test_any_names_in_any_text_are_looked_for_without_failing(text, names):
    NameIndex(KnownName(name, name, is_person=len(name) % 2 == 0) for name in names).find([text])


@pytest.mark.skipif(not SHARED, reason="NEWSROOM_SHARED_INPUT does not name the folder with the press report")
def test_the_press_report_names_its_five_actors():
    story = parse((Path(SHARED) / "kirgisistan-mou.de.txt").read_bytes())
    found = INDEX.find(story.paragraphs)
    assert {name.key for name in found} == {"zhao", "zhaparov", "nia", "binance", "kyrgyzstan", "usa"}
    assert {"CZ", "CZs", "CZ’s", "Zhaparov", "Kirgisistans", "Nationalen Investitionsagentur"} <= {name.surface for name in found}
