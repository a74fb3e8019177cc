"""What a filter finds, as the counts ask for it: with or without some of its parameters, seen as of now."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import QueryDict

from newsroom.publishing.clock import SiteNow
from newsroom.reading.keyset import KeysetPage

from .declared import Catalogue


class Once(SiteNow):
    """The present moment, asked once for the whole statement instead of for every row."""

    template = "(SELECT %(function)s())"


def visible(queryset: QuerySet) -> QuerySet:
    """What `live()` finds, by the columns that the lists' indexes hold: no version was visible before its item's first one."""
    now = Once()
    return queryset.filter(visible_from__lte=now).filter(Q(visible_until__isnull=True) | Q(visible_until__gt=now))


@dataclass(frozen=True)
class Base:
    """What these parameters find: all of an address, or all but those that one facet ignores."""

    catalogue: Catalogue
    data: QueryDict

    @cached_property
    def filterset(self):
        return self.catalogue.filterset(self.data, visible(self.catalogue.versions.objects.all()))

    @cached_property
    def asked(self) -> dict:
        """Parameters that have a value, cleaned. The caller has seen that they are valid."""
        self.filterset.is_valid()
        asked, usual = self.filterset.form.cleaned_data.items(), list(self.catalogue.usual)
        return {name: value for name, value in asked if value not in (None, "", []) and (name, value) not in usual}

    @property
    def is_everything(self) -> bool:
        return not self.asked

    @cached_property
    def matches(self) -> QuerySet:
        return self.filterset.qs

    @property
    def in_order(self) -> QuerySet:
        """As the list walks them, so that the list's own index serves both."""
        page = KeysetPage(self.matches, {}, order=self.catalogue.order)
        return self.matches.order_by(*(f"-{column}" if page.is_descending else column for column in page.walked))
