from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.factories import make_actor, make_user

LOOKALIKE = Path(__file__).parent.parent / "data" / "wire_lookalike.de.txt"

pytestmark = pytest.mark.django_db


def run(*files, **options) -> tuple[str, str, str]:
    """What the command printed, what it named on stderr, and its last word if it failed."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_article", *map(str, files), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def test_the_command_says_what_became_of_a_file():
    make_actor("William H. Seward")
    out, err, failure = run(LOOKALIKE, by=make_user("reporter").username)
    article = Article.objects.get()
    assert article.created_by.username == "reporter" and (err, failure) == ("", "")
    for part in (article.headline, "Ein Brief eine Woche vor der Unterschrift · Zahlung mit Verspätung", "[en] “With the President’s"):
        assert part in out
    assert f"/admin/articles/article/{article.pk}/change/" in out


def test_good_files_are_imported_and_bad_ones_named(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "huge.txt").write_bytes(b"a" * 50_000_000)
    out, err, failure = run(tmp_path / "empty.txt", LOOKALIKE, tmp_path / "missing.txt", tmp_path / "huge.txt", tmp_path)
    assert Article.objects.count() == 1 and LOOKALIKE.name in out
    assert [Path(line.split(":")[0]).name for line in err.splitlines()] == ["empty.txt", "missing.txt", "huge.txt", tmp_path.name]
    assert failure.startswith("4")


def test_a_file_imported_before_is_no_failure_and_its_draft_is_named():
    run(LOOKALIKE)
    out, err, failure = run(LOOKALIKE)
    assert (err, failure) == ("", "") and f"/admin/articles/article/{Article.objects.get().pk}/change/" in out


def test_an_unknown_user_is_refused_before_anything_is_imported():
    _out, _err, failure = run(LOOKALIKE, by="nobody")
    assert "nobody" in failure and Article.objects.count() == 0
