"""The settings of production, in a process of their own, and what of secrets there is on disk."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.bootstrap import ROOT

PRODUCTION = {
    "NEWSROOM_PRODUCTION": "1",
    "NEWSROOM_SITE_URL": "https://news.example",
    "NEWSROOM_ALLOWED_HOSTS": "news.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",  # settings ask no database
}
NAMES = [
    "DEBUG", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "X_FRAME_OPTIONS",
    "WHITENOISE_USE_FINDERS", "STORAGES",
]  # fmt: skip
SETTINGS = f"import json; from django.conf import settings; print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))"


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSROOM_", "DJANGO_"))}
    environment = inherited | PRODUCTION | {"NEWSROOM_DATA": str(tmp_path)} | environment
    return subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


def test_the_check_for_deployment_is_clean(tmp_path):
    answer = run(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


def test_production_is_served_over_https_alone_with_hashed_static_files(tmp_path):
    found = json.loads(run(tmp_path, "shell", "--no-imports", "-c", SETTINGS).stdout)
    assert found.pop("STORAGES")["staticfiles"]["BACKEND"] == "whitenoise.storage.CompressedManifestStaticFilesStorage"
    assert found == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "ALLOWED_HOSTS": ["news.example"],
        "CSRF_TRUSTED_ORIGINS": ["https://news.example"],
        "X_FRAME_OPTIONS": "DENY",
        "WHITENOISE_USE_FINDERS": False,
    }


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path):
    data = tmp_path / "data"
    for _ in range(2):
        assert run(data, "check").returncode == 0
    (key,) = data.glob("*key*")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and len(key.read_text()) >= 64
    assert sorted(path.name for path in data.iterdir()) == ["secret-key.txt"]


def test_every_static_file_that_is_named_is_there(tmp_path):
    """Collecting hashes names in style sheets and modules, and fails on one that leads nowhere."""
    answer = run(tmp_path, "collectstatic", "--noinput", "-v0")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "static" / "staticfiles.json").exists()


SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of a cloud": r"\b(AKIA[0-9A-Z]{16}|ghp_[0-9A-Za-z]{36}|sk-[0-9A-Za-z]{32,}|xox[bp]-[0-9A-Za-z-]{20,})\b",
    "a secret key": r"SECRET_KEY\s*=\s*[\"'][^\"']{16,}",
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("This is no git checkout, so there is nothing to say what belongs to the repository.")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_secret_is_in_the_repository():
    """This file names the patterns, so it is not asked."""
    found = []
    for path in tracked():
        if path.is_file() and path != Path(__file__) and path.suffix not in (".png", ".woff2", ".avif", ".webp"):
            text = path.read_text(errors="replace")
            found += [f"{path.relative_to(ROOT)}: {name}" for name, pattern in SECRETS.items() if re.search(pattern, text)]
    assert found == []
    assert [
        path for path in tracked() if path.name in (".env", "secret-key.txt", "demo-passwords.txt") or path.suffix in (".pem", ".key")
    ] == []
