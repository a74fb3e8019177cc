"""The slider: which years there are, which one is chosen, and where its neighbours lead."""

from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .asking import SIDES, Row

PARAMETER = "up_to"


class YearForm(forms.Form):
    up_to = forms.IntegerField(
        label=_("Up to the end of the year"),
        min_value=1001,
        max_value=2999,
        required=False,
        error_messages={"invalid": _("Give a year in four digits, such as 2019.")},
    )


class Years(NamedTuple):
    """`params` are the filters, which stay; addresses are relative, and empty where there is no such year."""

    first: int
    last: int
    chosen: int | None
    earlier: int | None
    later: int | None
    params: QueryDict

    @property
    def value(self) -> int:
        """Where the slider stands."""
        return min(max(self.chosen, self.first), self.last) if self.chosen else self.last

    @property
    def is_worthwhile(self) -> bool:
        return self.first < self.last or self.chosen is not None

    @property
    def kept(self) -> list[tuple[str, str]]:
        """For hidden fields."""
        return [(name, value) for name, values in self.params.lists() for value in values]

    def address(self, year: int | None) -> str:
        params = self.params.copy()
        if year is not None:
            params[PARAMETER] = str(year)
        return f"?{params.urlencode()}"

    @property
    def earlier_url(self) -> str:
        return self.address(self.earlier) if self.earlier else ""

    @property
    def later_url(self) -> str:
        return self.address(self.later) if self.later else ""

    @property
    def all_url(self) -> str:
        return self.address(None)


def years_shown(rows: Iterable[Row], chosen: int | None, params: QueryDict) -> Years | None:
    """None where nothing is dated. Several rows of one side are of several branches."""
    found: dict[str, list[int]] = {}
    for row in rows:
        if row.relation in SIDES and row.sort_date:
            found.setdefault(row.relation, []).append(row.sort_date.year)
    if "first" not in found:
        return None
    first, last = min(found["first"]), max(found["last"])
    if chosen is None:
        return Years(first, last, None, None, None, params)
    return Years(first, last, chosen, max(found.get("earlier", [0])) or None, min(found.get("later", [0])) or None, params)
