"""What a reader's browser fetches besides pages stays small."""

import gzip
from pathlib import Path

from django.conf import settings

MOST = 100_000  # bytes, compressed, of all styles, scripts and fonts together


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


def test_styles_scripts_and_fonts_of_reader_pages_weigh_less_than_100_kilobytes():
    files = [
        path for folder in ("css", "js", "fonts") for path in (settings.BASE_DIR / "static" / folder).iterdir() if path.suffix != ".txt"
    ]
    assert len(files) > 20 and sum(map(weight, files)) < MOST
