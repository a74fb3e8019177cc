"""Making releases, checking them, and making one again from the one before it. Real transactions: a release is made in one of its own."""

import gzip
import hashlib
import json
import subprocess
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Actor
from agreements.releasing import Release, ReleaseProblem, make_release, releases
from agreements.releasing.checking import problems_of
from agreements.releasing.folder import draft_in
from agreements.releasing.rebuilding import rebuild_release
from newsroom.publishing import clock
from newsroom.publishing.acts import publish, withdraw
from newsroom.publishing.hiding import hide, redact
from tests.factories import make_actor, make_agreement, make_source

pytestmark = pytest.mark.django_db(transaction=True)

RECORDS = ("actors.jsonl.gz", "agreements.jsonl.gz", "sources.jsonl.gz")
WORD = "Tarnkappe"


def lines(release: Release, name: str) -> list[dict]:
    return [json.loads(line) for line in gzip.decompress((release.path / name).read_bytes()).splitlines()]


def names(release: Release) -> dict[str, str]:
    return {one["id"]: one["name"]["en"] for one in lines(release, "actors.jsonl.gz")}


def everything_in(release: Release) -> str:
    """Text of all files, compressed ones unpacked; of the ZIP archives their members."""
    found = []
    for path in release.path.iterdir():
        if path.suffix == ".zip":
            members = path.parent.parent / path.stem
            ZipFile(path).extractall(members)
            found += [member.read_text() for member in members.rglob("*") if member.is_file()]
        else:
            data = path.read_bytes()
            found.append((gzip.decompress(data) if path.suffix == ".gz" else data).decode())
    return "\n".join(found)


def changed(folder: Path) -> tuple[Release, Release, dict[str, Actor]]:
    """Two releases: between them one actor came, one changed, one was withdrawn."""
    actors = {name: make_actor(f"{name} person", published=True) for name in ("same", "changing", "going")}
    make_agreement("Rapallo", published=True)
    first = make_release(folder)
    actors["coming"] = make_actor("coming person", published=True)
    Actor.objects.filter(pk=actors["changing"].pk).update(description_en="Another sentence")
    publish(Actor.objects.get(pk=actors["changing"].pk), by=None)
    withdraw(actors["going"], by=None, reason="A mistake")
    return first, make_release(folder), actors


def test_a_release_holds_what_is_public_sorted_by_id_with_its_checksums(folder):
    make_actor("draft only")
    agreement = make_agreement("Rapallo", published=True)
    release = make_release(folder)
    assert release.manifest["counts"] == {"actors": 2, "agreements": 1, "sources": 3}
    assert lines(release, "agreements.jsonl.gz")[0]["id"] == agreement.public_id
    keys = [one["id"] for one in lines(release, "actors.jsonl.gz")]
    assert keys == sorted(keys) and "draft only" not in names(release).values()
    assert list(problems_of(release.path)) == [] and release.manifest["difference"] is None
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release.path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    for file in release.manifest["files"]:
        data = (release.path / file["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
        if "content" in file:
            assert hashlib.sha256(gzip.decompress(data)).hexdigest() == file["content"]["sha256"]


def test_each_line_is_what_the_api_answers(folder, client):
    actor = make_actor("Rathenau", published=True)
    (line,) = lines(make_release(folder), "actors.jsonl.gz")
    assert line == client.get(f"/api/v1/actors/{actor.public_id}/").json()


def test_the_same_state_gives_the_same_bytes(folder):
    make_agreement("Rapallo", published=True)
    at = clock.now()
    first, second = make_release(folder, at=at), make_release(folder, at=at)
    assert second.name == f"{first.name}-2" and second.manifest["difference"] is None
    for name in RECORDS:
        assert (first.path / name).read_bytes() == (second.path / name).read_bytes()


def test_the_difference_names_what_came_changed_and_went_and_of_the_latter_nothing_else(folder):
    first, second, actors = changed(folder)
    found = {(one["op"], one["id"]): one for one in lines(second, "difference.jsonl.gz") if one["kind"] == "actor"}
    assert {(op, key) for op, key in found} == {
        ("ADD", actors["coming"].public_id),
        ("MOD", actors["changing"].public_id),
        ("DEL", actors["going"].public_id),
    }
    assert found["DEL", actors["going"].public_id] == {"op": "DEL", "kind": "actor", "id": actors["going"].public_id}
    assert found["MOD", actors["changing"].public_id]["record"]["description"]["en"] == "Another sentence"
    compared = second.manifest["difference"]
    assert compared["base"] == first.name and compared["counts"]["actors"] == {"added": 1, "changed": 1, "removed": 1}
    assert "going person" not in everything_in(second)


def test_a_release_is_rebuilt_byte_for_byte_from_the_one_before_and_its_difference(folder, tmp_path):
    first, second, actors = changed(folder)
    rebuilt = rebuild_release(first.path, second.path / "difference.jsonl.gz", tmp_path / "rebuilt")
    for name in RECORDS:
        assert (rebuilt.path / name).read_bytes() == (second.path / name).read_bytes()
    publish(actors["going"], by=None)
    third = make_release(folder)
    again = rebuild_release(rebuilt.path, third.path / "difference.jsonl.gz", tmp_path / "again")  # what was rebuilt is a base, too
    assert gzip.decompress((again.path / RECORDS[0]).read_bytes()) == gzip.decompress((third.path / RECORDS[0]).read_bytes())


def test_a_wrong_checksum_stops_rebuilding_and_leaves_nothing(folder, tmp_path):
    first, second, _actors = changed(folder)
    broken = first.path / "actors.jsonl.gz"
    broken.write_bytes(gzip.compress(gzip.decompress(broken.read_bytes()).replace(b"same person", b"sane person"), mtime=0))
    with pytest.raises(ReleaseProblem, match="actors.jsonl.gz is damaged"):
        rebuild_release(first.path, second.path / "difference.jsonl.gz", tmp_path / "rebuilt")
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("releases", ".lock")] == []
    with pytest.raises(ReleaseProblem, match="lies another one"):
        rebuild_release(second.path, second.path / "difference.jsonl.gz", tmp_path / "rebuilt")


def test_a_damaged_base_stops_the_next_release(folder):
    make_actor("Rathenau", published=True)
    first = make_release(folder)
    (first.path / "actors.jsonl.gz").write_bytes(b"not compressed")
    with pytest.raises(ReleaseProblem, match="damaged"):
        make_release(folder)
    assert [release.name for release in releases(folder)] == [first.name] and list(folder.glob(".draft-*")) == []


def test_what_was_changed_or_added_or_is_missing_is_found_by_the_check(folder):
    make_actor("Rathenau", published=True)
    release = make_release(folder)
    (release.path / "README.txt").write_text("Something else")
    (release.path / "stranger.txt").write_text("Hello")
    (release.path / "popolo.json.gz").unlink()
    (release.path / "manifest.json").write_text((release.path / "manifest.json").read_text() + " ")
    assert list(problems_of(release.path)) == [
        "popolo.json.gz is missing.",
        "stranger.txt does not belong to the release.",
        "README.txt is not the file that was released: its checksum differs.",
        "manifest.json is not the file that was released: its checksum differs.",
    ]


@pytest.mark.parametrize("problem", [KeyboardInterrupt, OSError(28, "No space left on device"), ValueError])
def test_an_interrupted_release_leaves_nothing(folder, problem):
    make_actor("Rathenau", published=True)

    def stop(words: str) -> None:
        if words.startswith("agreements"):
            raise problem

    with pytest.raises(problem if isinstance(problem, type) else type(problem)):
        make_release(folder, say=stop)
    assert [path.name for path in folder.iterdir()] == [".lock"]
    assert make_release(folder).manifest["counts"]["actors"] == 1


def test_two_releases_at_once_are_refused_and_a_draft_of_a_killed_one_goes(folder):
    make_actor("Rathenau", published=True)
    folder.mkdir()
    (folder / ".draft-left").mkdir()
    with draft_in(folder), pytest.raises(ReleaseProblem, match="Another release"):
        make_release(folder)
    make_release(folder)
    assert list(folder.glob(".draft-*")) == []


def test_what_the_public_may_not_see_is_in_no_file(folder):
    """Withdrawn, hidden, redacted, held back, confidential, sensitive, scheduled: each is made first."""
    ahead = make_actor(f"{WORD} scheduled")
    withdrawn = make_actor(f"{WORD} withdrawn", published=True)
    withdraw(withdrawn, by=None, reason="A mistake")
    closed = make_actor("Closed person", description_en=f"{WORD} before", published=True)
    Actor.objects.filter(pk=closed.pk).update(description_en="After")
    publish(Actor.objects.get(pk=closed.pk), by=None)
    hide(closed.versions.get(number=1))
    redact(closed.versions.get(number=1), reason="Wrong")
    person = make_actor("Invented Person", main_source=make_source(kind="media"))
    person.events.create(kind="charged", on="2020", text_en=f"{WORD} charged", is_sensitive=True)
    person.names.create(name=f"{WORD} held", held_back="Not confirmed")
    person.names.create(name="AP", source=make_source(title=f"{WORD} source", is_confidential=True), excerpt=f"{WORD} excerpt")
    person.notes = f"{WORD} notes"
    person.save()
    publish(person, by=None)
    publish(ahead, by=None, at=clock.now().replace(year=2040))
    release = make_release(folder)
    assert {*names(release).values()} == {"Closed person", "Invented Person"}
    assert WORD not in everything_in(release)


def test_a_past_moment_gives_what_was_shown_then_of_what_is_still_public(folder):
    kept, gone = make_actor("Before", published=True), make_actor("Gone", published=True)
    then = clock.now()
    Actor.objects.filter(pk=kept.pk).update(name_en="After")
    publish(Actor.objects.get(pk=kept.pk), by=None)
    withdraw(gone, by=None, reason="A mistake")
    assert [*names(make_release(folder, at=then)).values()] == ["Before"]
    with pytest.raises(ReleaseProblem, match="before its time"):
        make_release(folder, at=clock.now().replace(year=2040))


def test_the_command_makes_checks_and_rebuilds(folder, tmp_path, settings):
    actor = make_actor("Rathenau", published=True)
    told, progress = StringIO(), StringIO()
    call_command("release", stdout=told, stderr=progress)
    (first,) = releases(folder)
    assert "1 actors, 0 agreements, 1 sources" in told.getvalue() and "actors.jsonl.gz" in progress.getvalue()
    publish(actor, by=None)
    call_command("release", to=folder, stdout=told, stderr=progress)
    second = releases(folder)[0]
    call_command("release", check=second.path, stdout=told)
    call_command("release", rebuild=first.path, difference=second.path / "difference.jsonl.gz", to=tmp_path / "again", stdout=told)
    assert "every checksum is right" in told.getvalue()
    (second.path / "README.txt").unlink()
    with pytest.raises(CommandError, match=r"README.txt is missing\."):
        call_command("release", check=second.path)
    with pytest.raises(CommandError, match="give --rebuild BASE"):
        call_command("release", rebuild=first.path)
