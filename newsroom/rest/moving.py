"""Stored addresses begin with SITE instead of the site's present address: it can move without remaking what it has prepared."""

from typing import Any

from django.conf import settings

from .shapes import SITE


def portable(data: Any) -> Any:
    """The same data, to be stored: every text that begins with the site's address begins with SITE."""
    match data:
        case dict():
            return {name: portable(value) for name, value in data.items()}
        case list():
            return [portable(value) for value in data]
        case str() if data == settings.SITE_URL or data.startswith(f"{settings.SITE_URL}/"):
            return SITE + data.removeprefix(settings.SITE_URL)
    return data


def placed(text: str) -> str:
    """JSON with the site's present address wherever a text begins with SITE."""
    return text.replace(f'"{SITE}', f'"{settings.SITE_URL}')
