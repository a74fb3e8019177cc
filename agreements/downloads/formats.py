"""The formats, by the ending of their addresses, in the order in which pages offer them."""

import re

from .json_files import as_json, as_jsonl
from .shapes import Format

FORMATS = {
    "json": Format("JSON", "application/json", "json", as_json, "representation"),
    "jsonl": Format("JSON Lines", "application/x-ndjson", "jsonl", as_jsonl, "representation"),
}


class DownloadFormatConverter:
    """`<download:format>`: a known format; any other address is not found."""

    regex = "|".join(re.escape(name) for name in FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
