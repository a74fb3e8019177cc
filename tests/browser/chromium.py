import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing that talks to other hosts or needs a display.
FLAGS = [
    "--disable-dev-shm-usage",  # containers keep that small
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    return os.environ.get("NEWSROOM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
