"""The documents say what is so: their links, variables, commands, addresses and pictures are checked against the project."""

import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import Resolver404, resolve
from django.utils import translation

from agreements.partial_dates import PartialDate

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/*.md"))]
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
VARIABLE = re.compile(r"\bNEWSROOM_[A-Z_]*[A-Z]\b")
LARGEST_PICTURE = 250_000


def prose(document: Path) -> str:
    """The text without what stands between fences, where brackets and hashes mean something else."""
    return re.sub(r"^```.*?^```", "", document.read_text(), flags=re.MULTILINE | re.DOTALL)


def anchors(document: Path) -> set[str]:
    """As the usual hosts make them: lower case, blanks to hyphens, no punctuation."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def tracked(*patterns: str) -> list[Path]:
    """Files of the project; in a copy without git, all that match."""
    listed = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [path for name in listed.stdout.splitlines() if (path := ROOT / name).exists()]
    return [path for pattern in patterns for path in ROOT.rglob(pattern) if ".venv" not in path.parts]


def is_an_address(path: str, language: str) -> bool:
    """With a record's id and name where the guide leaves a place for them, and without its query."""
    path = path.partition("?")[0].replace("<id>", "vtungzmh").replace("<slug>", "kirgisische-republik")
    with translation.override(language):
        try:
            return bool(resolve(path))
        except Resolver404:
            return False


@EVERY_DOCUMENT
def test_every_link_leads_somewhere(document):
    inside = [link for link in LINK.findall(prose(document)) if not re.match(r"[a-z]+:", link)]
    targets = [(link, (document.parent / link.partition("#")[0]).resolve() if link[0] != "#" else document) for link in inside]
    lost = [link for link, target in targets if not target.exists()]
    lost += [link for link, target in targets if "#" in link and target.suffix == ".md" and link.partition("#")[2] not in anchors(target)]
    assert lost == []


@EVERY_DOCUMENT
def test_every_picture_is_there_and_small(document):
    pictures = [document.parent / name for name in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", document.read_text())]
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
    assert len(pictures) == document.read_text().count("![")  # each has words for those who cannot see it


def test_every_picture_is_shown_somewhere():
    shown = {Path(name).name for document in DOCUMENTS for name in LINK.findall(document.read_text())}
    assert {picture.name for picture in ROOT.glob("docs/pictures/*")} <= shown


def test_the_operators_guide_names_exactly_the_variables_that_the_code_reads():
    this = Path(__file__).resolve()
    code = [path for path in tracked("*.py", "Makefile", ".ci/run") if path != this]
    read = {name for path in code for name in VARIABLE.findall(path.read_text())}
    assert set(VARIABLE.findall((ROOT / "docs/operators-guide.md").read_text())) == read


@EVERY_DOCUMENT
def test_every_command_and_target_exists(document):
    text = document.read_text()
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))
    targets = set(re.findall(r"(?:^|[`$ ])make ([a-z]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^\$ .*$", text, re.MULTILINE))))
    assert commands - set(get_commands()) == set()
    assert targets - set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)) == set()


def test_every_address_of_the_api_guide_exists():
    guide = (ROOT / "docs/api-guide.md").read_text()
    paths = set(re.findall(r"\$API(/[^\"?\s]*)", guide))
    assert {path for path in paths if resolve(f"/api/v1{path}").url_name == "api-nowhere"} == set()
    assert len(paths) > 10


def test_every_page_that_the_api_guide_names_exists():
    pages = re.findall(r"`(/(en|de)/[^`…]+)`", (ROOT / "docs/api-guide.md").read_text())
    assert [page for page, language in pages if not is_an_address(page, language)] == []
    assert len(pages) > 5


def test_the_dates_that_the_handbook_teaches_are_understood_so():
    rows = re.findall(r"^\| (`.+`) \| ([^|`]+) \|$", (ROOT / "docs/editors-handbook.md").read_text(), re.MULTILINE)
    taught = [(typed, meaning) for cell, meaning in rows for typed in re.findall(r"`([^`]+)`", cell)]
    assert [(typed, PartialDate.parse(typed).display("en")) for typed, _meaning in taught] == taught
    assert len(taught) > 20


@EVERY_DOCUMENT
def test_no_document_names_a_path_of_one_machine(document):
    allowed = ("/srv/newsroom", "/etc/newsroom.env", "/etc/letsencrypt", "/backup/", "/tmp/trial")
    paths = re.findall(r"(?<![\w.:/<>-])/(?:work|home|root|tmp|Users|srv|etc|opt|var|mnt)/[^\s`\"')]*", document.read_text())
    assert [path for path in paths if not path.startswith(allowed)] == []
