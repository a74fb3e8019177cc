"""A hundred and more pieces of real dirt, from registries that we met and made up, each with its right answer.

Cells first: what is read, with `warns` or `notes` where something is said about it, or `refuses` with words of the sentence. Then whole
rows and files, with the outcome of the check.
"""

import pytest
from django.utils import translation

from agreements.importing import dates, runs, values
from agreements.importing.cells import Refused, Remarks
from agreements.importing.texts import line, paragraphs
from agreements.models import Agreement, AgreementEvent, Source
from tests.agreements.importing.making import check_rows, identified, outcomes, said
from tests.factories import make_actor, make_agreement, make_source


def refuses(words: str) -> tuple[str, str]:
    return "refused", words


def warns(value: object, words: str) -> tuple[str, object, str]:
    return "warning", value, words


def notes(value: object, words: str = "") -> tuple[str, object, str]:
    return "note", value, words


def answer(read, cell: str):
    """What a reader makes of a cell, in the words of the tables below."""
    remarks = Remarks()
    try:
        value = read(cell, remarks)
    except Refused as refusal:
        return "refused", str(refusal)
    value = dates.written(value) if read is dates.read or isinstance(read, DatesIn) else value
    if not remarks:
        return value
    return remarks[0].level, value, remarks[0].text


def fits(found, wanted) -> bool:
    """Whether the answer is the wanted one; of sentences the wanted words are enough."""
    if isinstance(wanted, tuple):
        return found[:-1] == wanted[:-1] and wanted[-1] in found[-1]
    return found == wanted


class DatesIn:
    """Dates of a file of which somebody has said which part comes first."""

    def __init__(self, order):
        self.order = order

    def __call__(self, cell, remarks):
        return dates.read(cell, remarks, order=self.order)


def one_line(cell, remarks):
    return line(cell, remarks, most=40)


KIND = values.choice(Agreement.Form.choices)
EVENT = values.choice(AgreementEvent.Kind.choices)

CELLS = [
    # Dates, as the agreements and their parties bring them
    (dates.read, "1843-05-24", "1843-05-24"),
    (dates.read, "1814-06-11?", "1814-06-11?"),
    (dates.read, "2001", "2001"),
    (dates.read, "1998-04", "1998-04"),
    (dates.read, "9999-12-31", notes("", "open-ended")),
    (dates.read, "2016--01-15", refuses("2016--01-15")),
    (dates.read, "2071-02-11", "2071-02-11"),
    (dates.read, "1351-03-27", "1351-03-27"),
    (dates.read, "", ""),
    # Dates, made up after what people send
    (dates.read, "~1905", "~1905"),
    (dates.read, "1905~", "~1905"),
    (dates.read, "ca. 1900", "~1900"),
    (dates.read, "um 1900", "~1900"),
    (dates.read, "1905-04?", "1905-04?"),
    (dates.read, "1905?~", notes("1905?", "1905?")),
    (dates.read, "1905-00-00", notes("1905", "1905")),
    (dates.read, "1905-04-00", notes("1905-04", "1905-04")),
    (dates.read, "1905-XX-XX", notes("1905", "1905")),
    (dates.read, "0000-00-00", notes("", "nothing known")),
    (dates.read, "31.12.2004", "2004-12-31"),
    (dates.read, "12/31/2004", notes("2004-12-31", "2004-12-31")),
    (dates.read, "31/12/2004", notes("2004-12-31", "2004-12-31")),
    (dates.read, "3/4/2004", refuses("two different days")),
    (dates.read, "4/4/2004", notes("2004-04-04", "2004-04-04")),
    (DatesIn("dmy"), "3/4/2004", notes("2004-04-03", "2004-04-03")),
    (DatesIn("mdy"), "3/4/2004", notes("2004-03-04", "2004-03-04")),
    (DatesIn("dmy"), "12/31/2004", refuses("31")),
    (dates.read, "38352", notes("2004-12-31", "38352")),
    (dates.read, "38352.0", notes("2004-12-31", "38352.0")),
    (dates.read, "99999", refuses("99999")),
    (dates.read, "1905.0", "1905"),
    (dates.read, "20041231", notes("2004-12-31", "20041231")),
    (dates.read, "2004-12-31T00:00:00Z", "2004-12-31"),
    (dates.read, "2004-12-31 00:00:00", "2004-12-31"),
    (dates.read, "2004-12-31 18:30", notes("2004-12-31", "18:30")),
    (dates.read, "<=2004-12-31", "<=2004-12-31"),
    (dates.read, "not before 1998", ">=1998"),
    (dates.read, ">1905", ">=1906"),
    (dates.read, "3. April 2025", "2025-04-03"),
    (dates.read, "April 3, 2025", "2025-04-03"),
    (dates.read, "März 1998", "1998-03"),
    (dates.read, "2016–01–15", "2016-01-15"),
    (dates.read, "\u00a02016-01-15 ", "2016-01-15"),
    (dates.read, "'2016-01-15", "2016-01-15"),
    (dates.read, "n/a", notes("", "nothing known")),
    (dates.read, "unknown", notes("", "nothing known")),
    (dates.read, "unbekannt", notes("", "nothing known")),
    (dates.read, "—", notes("", "nothing known")),
    (dates.read, "present", notes("", "open-ended")),
    (dates.read, "1905-13-01", refuses("13")),
    (dates.read, "1905-02-30", refuses("1905-02-30")),
    (dates.read, "1.1.05", refuses("four digits")),
    (dates.read, "0843-01-01", refuses("1000")),
    (dates.read, "1905/1906", refuses("1905/1906")),
    (dates.read, "190X", refuses("190X")),
    (dates.read, "Ende 2023", refuses("Ende 2023")),
    (dates.read, "um vermutlich 1900", refuses("two ways")),
    # Texts
    (one_line, "  Treaty\u00a0of   Paris ", "Treaty of Paris"),
    (one_line, "Treaty\nof Paris", "Treaty of Paris"),
    (one_line, "Accord FranA§aise", warns("Accord FranA§aise", "damaged")),
    (one_line, "La RA(100)publique", warns("La RA(100)publique", "damaged")),
    (one_line, "Gobierno de EspaA-a", warns("Gobierno de EspaA-a", "damaged")),
    (one_line, "RÃ©publique franÃ§aise", warns("RÃ©publique franÃ§aise", "damaged")),
    (one_line, "Fran?aise", warns("Fran?aise", "damaged")),
    (one_line, "Fran\ufffdaise", warns("Fran\ufffdaise", "damaged")),
    (one_line, "Åland und Ærø, Çeşme", "Åland und Ærø, Çeşme"),
    (one_line, "Whaling &amp; Sealing", notes("Whaling & Sealing", "entities")),
    (one_line, "Caf&eacute; &#8211; &#x2014;", notes("Café – —", "entities")),
    (one_line, "AT&T; Corp", "AT&T; Corp"),
    (one_line, "a\x00b\x07c", warns("abc", "Control")),
    (one_line, "invoice\u202efdp.exe", warns("invoicefdp.exe", "direction")),
    (one_line, "zero\u200bwidth\ufeff", notes("zerowidth", "Invisible")),
    (one_line, "می\u200cخواهم", "می\u200cخواهم"),
    (one_line, "Cafe\u0301", "Café"),
    (one_line, '=HYPERLINK("http://x.example")', notes('=HYPERLINK("http://x.example")', "formula")),
    (one_line, "@SUM(A1:A9)", notes("@SUM(A1:A9)", "formula")),
    (one_line, "-- Annex", "-- Annex"),
    (one_line, "<b>Treaty</b>", warns("<b>Treaty</b>", "markup")),
    (one_line, "n/a", notes("", "nothing known")),
    (one_line, "Null", "Null"),
    (one_line, "x" * 41, refuses("41 characters")),
    (paragraphs, "First.\r\nSecond.\rThird.", "First.\nSecond.\nThird."),
    # Words of a list, numbers, yes and no
    (KIND, "Treaty", "treaty"),
    (KIND, "völkerrechtlicher vertrag", "treaty"),
    (EVENT, "IN-FORCE", "in_force"),
    (KIND, "Pact", refuses("treaty")),
    (KIND, "unknown", notes(None, "nothing known")),
    (values.flag, "Ja", True),
    (values.flag, "FALSE", False),
    (values.flag, "1.0", True),
    (values.flag, "maybe", refuses("maybe")),
    (values.whole_number(), "1.0", 1),
    (values.whole_number(), "1,0", 1),
    (values.whole_number(), "0", 0),
    (values.whole_number(), "1.5", refuses("1.5")),
    (values.whole_number(), "-1", refuses("-1")),
    (values.whole_number(), "99999", refuses("99999")),
    # Codes and lists of them
    (values.country, "FRA", notes("FR", "FR")),
    (values.country, "kg", "KG"),
    (values.country, "NA", "NA"),
    (values.country, "UK", notes("GB", "GB")),
    (values.country, "Côte d'Ivoire", notes("CI", "CI")),
    (values.country, "Bosnia and Herzegovina", notes("BA", "BA")),
    (values.country, "XX", refuses("XX")),
    (values.country, "ALG", refuses("ALG")),
    (values.country, "SUN", refuses("SUN")),
    (values.language, "Latn", None),
    (values.language, "zh_Hans", "zh-Hans"),
    (values.language, "Deutsch", "de"),
    (values.language, "klingonisch?", refuses("klingonisch?")),
    (values.languages, "en, fr;de", ["en", "fr", "de"]),
    (values.listed, "FRA;GBR;", ["FRA", "GBR"]),
    (values.listed, "FRA; ;FRA|GBR", notes(["FRA", "GBR"], "twice")),
    # Addresses and citations
    (values.address, "https://treaties.un.org/doc/Volume 26/v26.pdf", notes("https://treaties.un.org/doc/Volume%2026/v26.pdf", "%20")),
    (values.address, "www.who.int/data", warns("https://www.who.int/data", "https://")),
    (values.address, "https://x.example/?a=1&amp;b=2", notes("https://x.example/?a=1&b=2", "entities")),
    (values.address, "javascript:alert(1)", refuses("no web address")),
    (values.address, "Pp. 739-740", refuses("no web address")),
    (values.address_of_citation, "Pp. 739-740", None),
    (values.page_of_citation, "Pp. 739-740", "Pp. 739-740"),
    (values.page_of_citation, "https://treaties.un.org/v26.pdf (p. 202)", "p. 202"),
    (values.address_of_citation, "https://treaties.un.org/v26.pdf (p. 202)", "https://treaties.un.org/v26.pdf"),
    (values.day, "2004-12", refuses("full date")),
]  # fmt: skip


@pytest.mark.parametrize(("read", "cell", "wanted"), CELLS, ids=[repr(cell)[:40] for _read, cell, _wanted in CELLS])
def test_a_dirty_cell_meets_the_right_answer(read, cell, wanted):
    with translation.override("en"):
        found = answer(read, cell)
    assert fits(found, wanted), found


def test_the_tables_hold_a_hundred_pieces_of_dirt():
    assert len(CELLS) + len(ROWS) >= 140


# Whole rows. Before each, the desk holds: the states France (iso3166:FR) and Germany, the agreement "Old treaty" (other:t:OLD) of both.
ROWS = [
    ("agreements", "identifiers;title_en;form\nother:t:1;Water treaty;treaty\n", ["new"], ""),
    ("agreements", "identifiers;title_en;form\nother:t:OLD;Old treaty;treaty\n", ["same"], ""),
    ("agreements", "identifiers;title_en;form\nother:t:OLD;Old Treaty;treaty\n", ["changed"], ""),
    ("agreements", "identifiers;title_en;form\nother:t:1;One;treaty\nother:t:1;Two;treaty\n", ["new", "refused"], "two texts"),
    ("agreements", "identifiers;title_en;form\nother:t:1;One;treaty\nother:t:1;One;treaty\n", ["new", "same"], "repeats row 2"),
    ("agreements", "identifiers;title_en;form\nother:t:1;One;treaty\nother:t:1;One;mou\n", ["new", "refused"], "something else"),
    ("agreements", "identifiers;title_en;form\nother:t:1;;treaty\n", ["refused"], "title"),
    ("agreements", "identifiers;title_en;form\nother:t:1;One;\n", ["refused"], "must not be empty"),
    ("agreements", "identifiers;title_en;form\nwikidata:X1;One;treaty\n", ["refused"], "identifier of this scheme"),
    ("agreements", "identifiers;title_en;form\nnonsense;One;treaty\n", ["refused"], "no identifier"),
    ("agreements", "public_id;title_en\n22222222;One\n", ["refused"], "no row with the id"),
    ("agreements", "title_en;form;topics\nOne;treaty;no-such-topic\n", ["refused"], "no topic"),
    ("agreements", f"title_en;form\n{'x' * 301};treaty\n", ["refused"], "301 characters"),
    ("agreements", "title_en;form\nOne;treaty;surplus\n", ["refused"], "3 cells"),
    ("agreements", "title_en;form;place_en\nOne;treaty\n", ["new"], "ends after 2 of 3"),
    ("agreements", 'title_en;form\n"One\nand two";treaty\n\n;\n"Three";treaty\n', ["new", "new"], ""),
    ("actors", "kind;name_en;country\nstate;Kosovo;KOS\n", ["refused"], "KOS"),
    ("actors", "kind;name_en;classification\nperson;Ada Ex;company\n", ["refused"], "Only organisations"),
    ("actors", "kind;name_en;born;died\nperson;Ada Ex;1950;1940\n", ["refused"], "before the beginning"),
    ("actors", "kind;name_en;born;died\nperson;Ada Ex;~1950;1949\n", ["new"], ""),
    ("actors", "kind;name_en;website\nperson;Ada Ex;javascript:alert(1)\n", ["refused"], "no web address"),
    ("actors", "kind;name_en\nstate;France\n", ["same"], ""),
    ("actors", "kind;name_en\nperson;France\n", ["new"], ""),
    ("names", "actor;name;kind\niso3166:FRA;Frankreich;alias\n", ["same"], "own label"),
    ("names", "actor;name;kind\niso3166:FRA;Galia;alias\nFrance;Galia;alias\n", ["new", "same"], "repeats row 2"),
    ("names", "actor;name;kind\niso3166:XXX;Galia;alias\n", ["refused"], "iso3166:XXX"),
    ("names", "actor;name;since;until\nFrance;Gaul;500;400\n", ["refused"], "500"),
    ("parties", "agreement;actor;role\nother:t:OLD;iso3166:FR;party\n", ["same"], ""),
    ("parties", "agreement;actor;role\nother:t:OLD;iso3166:PRU;party\n", ["refused"], "PRU"),
    ("parties", "agreement;actor;role\nother:t:NEW;iso3166:FR;party\n", ["refused"], "other:t:NEW"),
    ("parties", "agreement;actor;role;capacity\nother:t:OLD;iso3166:FR;witness;on_behalf\n", ["refused"], "On behalf of"),
    ("parties", "agreement;actor;role;represents\nother:t:OLD;iso3166:FR;witness;iso3166:FR\n", ["refused"], "on behalf of oneself"),
    ("events", "agreement;kind;date\nother:t:OLD;in_force;2001-01-01\n", ["new"], "lies before"),
    ("events", "agreement;kind;date\nother:t:OLD;terminated;2001-01-01\n", ["refused"], "lies before"),
    ("events", "agreement;kind;date\nother:t:OLD;terminated;9999-12-31\n", ["new"], "open-ended"),
    ("events", "agreement;kind;date;party\nother:t:OLD;ratified;2011;iso3166:DE\n", ["new"], ""),
    ("events", "agreement;kind;date;party\nother:t:OLD;ratified;2011;iso3166:IT\n", ["refused"], "iso3166:IT"),
    ("events", "agreement;kind;date\nother:t:OLD;signed;2016--01-15\n", ["refused"], "2016--01-15"),
    ("commitments", "agreement;deliverable_en;due\nother:t:OLD;Build a dam;2030\n", ["new"], ""),
    ("commitments", "agreement;deliverable_en;timetable\nother:t:OLD;Build a dam;dated\n", ["refused"], "Dated"),
    ("commitments", "agreement;deliverable_en;owed_by;beneficiary\nother:t:OLD;Build;France;France\n", ["refused"], ""),
    ("positions", "person;organization;title_en\nFrance;Germany;President\n", ["refused"], "Only persons"),
    ("sources", "title;kind;url\nAtlas;registry;http://a.example/\nAtlas;registry;http://a.example/\n", ["new", "same"], "repeats row 2"),
    ("sources", "title;kind;retrieved\nAtlas;registry;2004\n", ["refused"], "full date"),
]  # fmt: skip


@pytest.fixture
def desk(db):
    france = identified(make_actor("France", kind="state", name_de="Frankreich", country="FR"), "iso3166", "FR")
    germany = identified(make_actor("Germany", kind="state", name_de="Deutschland", country="DE"), "iso3166", "DE")
    identified(
        make_agreement("Old treaty", parties=[france, germany], form=Agreement.Form.TREATY, signed_on="2010-05-06"), "other", "t:OLD"
    )


@pytest.mark.parametrize(("table", "text", "wanted", "words"), ROWS, ids=[f"{row[0]}: {row[1].split(chr(10))[1][:40]}" for row in ROWS])
def test_a_dirty_row_meets_the_right_answer(desk, table, text, wanted, words):
    run = check_rows(text, table)
    assert outcomes(run, table) == wanted, said(run)
    assert words in said(run)


def test_a_refusal_names_the_row_and_the_column(desk):
    run = check_rows("agreement;kind;date\nother:t:OLD;announced;2009\nother:t:OLD;signed;2016--01-15\n", "events")
    [line] = run.lines.filter(outcome="refused")
    assert (line.number, line.messages[0]["column"]) == (3, "on")


def test_a_missing_column_is_told_before_any_row(desk):
    with pytest.raises(runs.ImportRefused, match="kind"):
        check_rows("name_en\nAda Ex\n", "actors")


def test_an_unknown_party_is_created_where_that_is_wanted(desk):
    text = "agreement;actor;role\nother:t:OLD;iso3166:PRU;party\nother:t:OLD;iso3166:KOS;party\n"
    run = runs.apply(check_rows(text, "parties", create_missing=True))
    assert outcomes(run, "actors") == ["new", "new"]
    assert "nothing but the code for a name" in said(run)
    assert outcomes(check_rows(text, "parties"), "parties") == ["same", "same"]


def test_dates_that_contradict_each_other_stand_side_by_side(desk):
    runs.apply(check_rows("agreement;kind;date\nother:t:OLD;signed;2010-05-07\n", "events"))
    assert AgreementEvent.objects.filter(kind="signed").count() == 2


def test_a_source_is_found_by_its_address(desk):
    make_source(title="Atlas", url="http://a.example/", kind=Source.Kind.REGISTRY)
    assert outcomes(check_rows("title;kind;url\nAtlas;registry;http://a.example/\n", "sources"), "sources") == ["same"]
