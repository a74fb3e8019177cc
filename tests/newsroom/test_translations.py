import gettext
import io
import os
import re
from pathlib import Path

import pytest

from newsroom.translations import compile_po, mo_bytes, read_po

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[ds]|\{\w*\}")
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
GERMAN = (
    HEADER
    + """
#: agreements/models.py
msgid "Agreement"
msgstr "Übereinkunft"

msgctxt "month"
msgid "May"
msgstr "Mai"
msgid "no blank line before"
msgstr "keine Leerzeile davor"

msgid "%d version"
msgid_plural "%d versions"
msgstr[0] "%d Fassung"
msgstr[1] "%d Fassungen"

msgid ""
"a long text, "
"in two lines\\n"
msgstr ""
"ein „langer“ Text, "
"in \\"zwei\\" Zeilen\\n"

#, fuzzy, python-format
msgid "guessed"
msgstr "geraten"

#, fuzzy
#~ msgid "gone"
#~ msgstr "weg"

msgid "after the gone one"
msgstr "nach dem verschwundenen"

msgid "not translated"
msgstr ""
"""
)


@pytest.fixture
def german():
    return gettext.GNUTranslations(io.BytesIO(mo_bytes(read_po(GERMAN))))


def test_what_is_compiled_is_read_by_gettext(german):
    assert german.gettext("Agreement") == "Übereinkunft"
    assert german.pgettext("month", "May") == "Mai"
    assert german.gettext("no blank line before") == "keine Leerzeile davor"
    assert [german.ngettext("%d version", "%d versions", n) for n in (1, 2)] == ["%d Fassung", "%d Fassungen"]
    assert german.gettext("a long text, in two lines\n") == 'ein „langer“ Text, in "zwei" Zeilen\n'
    assert german.gettext("after the gone one") == "nach dem verschwundenen"


@pytest.mark.parametrize("message", ["guessed", "gone", "not translated", "May"])
def test_fuzzy_obsolete_and_empty_translations_are_left_out(german, message):
    assert german.gettext(message) == message


def test_a_fresh_header_counts_though_it_is_marked_fuzzy():
    assert "charset=UTF-8" in read_po(f"#, fuzzy\n{GERMAN}")[""]


@pytest.mark.parametrize(
    ("mistake", "complaint"),
    [
        ('msgid "a"\nmsgstr "b\n', "line 6: .* cannot be read"),
        ('\n"lost"\n', "line 6: .* cannot be read"),
        ('msgid "a"\nmsgstr "\\"\n', "line 6"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "line 8: 'a' is there twice"),
    ],
)
def test_a_mistake_is_named_with_its_line(mistake, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_po(HEADER + mistake)


def test_only_a_changed_translation_is_compiled(tmp_path):
    po = tmp_path / "django.po"
    po.write_text(GERMAN, encoding="utf-8")
    assert [compile_po(po), compile_po(po)] == [True, False]
    after = po.stat().st_mtime + 60
    os.utime(po, (after, after))
    assert compile_po(po)


@pytest.mark.parametrize("po", sorted(ROOT.glob("*/locale/*/LC_MESSAGES/*.po")), ids=lambda po: str(po.relative_to(ROOT)))
def test_our_translations_can_be_read_and_name_no_placeholder_that_the_message_lacks(po):
    messages = read_po(po.read_text(encoding="utf-8"))
    assert "charset=UTF-8" in messages.pop("")
    for message, translation in messages.items():
        assert set(PLACEHOLDER.findall(translation)) <= set(PLACEHOLDER.findall(message))
