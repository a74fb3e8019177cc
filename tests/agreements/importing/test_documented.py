"""docs/importing.md names every column of every table, and nothing else."""

import re
from pathlib import Path

from agreements.importing.tables import TABLES

DOCUMENT = Path(__file__).parents[3] / "docs" / "importing.md"


def test_the_document_lists_the_columns_that_there_are():
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL))
    documented = {name: re.findall(r"^\| `(\w+)`(\*?) ", text, re.MULTILINE) for name, text in sections.items()}
    declared = {
        name: [(column.name, "*" * column.is_required) for column in table.columns if column.holds not in ("told", "printed")]
        for name, table in TABLES.items()
    }
    assert documented == declared


def test_the_document_says_how_rows_are_found():
    text = DOCUMENT.read_text()
    for table in TABLES.values():
        assert f"Natural key: {', '.join(f'`{name}`' for name in table.key)}." in text
