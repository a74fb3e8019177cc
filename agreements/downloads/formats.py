"""The formats, by the ending of their addresses, in the order in which pages offer them."""

import re

from django.utils.translation import gettext_lazy as _

from .ftm import as_ftm
from .json_files import as_json, as_jsonl
from .package import as_package
from .popolo import as_popolo
from .shapes import Format
from .table_files import flat_csv
from .workbook import as_xlsx

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", "csv", flat_csv),
    "csv.zip": Format(_("all tables (ZIP)"), "application/zip", "csv.zip", as_package),
    "xlsx": Format("Excel", SHEET, "xlsx", as_xlsx, most=3_000),
    "json": Format("JSON", "application/json", "json", as_json, "representation"),
    "jsonl": Format("JSON Lines", "application/x-ndjson", "jsonl", as_jsonl, "representation"),
    "ftm.json": Format("FollowTheMoney", "application/x-ndjson", "ftm.json", as_ftm),
    "popolo.json": Format("Popolo", "application/json", "popolo.json", as_popolo),
}


class DownloadFormatConverter:
    """`<download:format>`: a known format; any other address is not found."""

    regex = "|".join(re.escape(name) for name in FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
