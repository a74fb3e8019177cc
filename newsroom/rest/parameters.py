"""Parameters of a request are checked as a whole before anything else happens: unknown, repeated, too long, malformed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from newsroom.reading.moments import NotAMoment, read_moment

from .problems import InvalidParameters

LONGEST_QUERY = 2_000
SMALLEST_PAGE, LARGEST_PAGE, USUAL_PAGE = 1, 100, 20


def refuse_unknown(params: QueryDict, allowed: Iterable[str], repeatable: Iterable[str] = ()) -> None:
    """Raises InvalidParameters naming every parameter that is not `allowed`, is empty, or is
    given twice without being `repeatable`."""
    allowed, errors = sorted(allowed), {}
    offer = f"Known are: {', '.join(allowed)}." if allowed else "This address takes no parameters."
    for name, values in params.lists():
        if name not in allowed:
            errors[name[:60]] = [f"This parameter is unknown here. {offer}"]
        elif len(values) > 1 and name not in repeatable:
            errors[name] = ["Give this parameter once."]
        elif "" in values:
            errors[name] = ["Give a value, or leave the parameter out."]
    if errors:
        raise InvalidParameters(errors)


def page_size(params: QueryDict) -> int:
    text = params.get("limit", str(USUAL_PAGE))
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and SMALLEST_PAGE <= int(text) <= LARGEST_PAGE):
        raise InvalidParameters({"limit": [f"Give a whole number from {SMALLEST_PAGE} to {LARGEST_PAGE}."]})
    return int(text)


def moment(params: QueryDict, name: str):
    """The parameter as a time in UTC, or None where it is not given."""
    if (text := params.get(name)) is None:
        return None
    try:
        return read_moment(text)
    except NotAMoment as refusal:
        raise InvalidParameters({name: [str(refusal)]}) from None


def cleaned(form: forms.Form) -> dict[str, Any]:
    """The form's values, or InvalidParameters with its sentences."""
    if not form.is_valid():
        raise InvalidParameters({name: list(errors) for name, errors in form.errors.items()})
    return form.cleaned_data
