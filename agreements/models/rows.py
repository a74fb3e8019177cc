"""What every child row and every fact has."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.models import make_uid


def in_either_language(name: str, field) -> str:
    """A getter for TranslatedField: the page's language, else the other one."""
    from django.utils.translation import get_language

    def getter(row) -> str:
        first = get_language() or "de"
        return getattr(row, f"{name}_{first}") or getattr(row, f"{name}_{'en' if first == 'de' else 'de'}")

    return getter


def leads_to_the_web(name: str) -> models.Q:
    """Condition of a constraint: an address, where there is one, is a link that a page may print, whatever way it came in."""
    return models.Q(**{name: ""}) | models.Q(**{f"{name}__iregex": r"^https?://\S+$"})


class Row(models.Model):
    """A child row of an item. `uid` names it in documents and survives freeze and restore."""

    uid = models.CharField(max_length=12, unique=True, default=make_uid, editable=False)

    class Meta:
        abstract = True


class Fact(Row):
    """A row that rests on a source: its own, or else its item's main source."""

    source = models.ForeignKey(
        "agreements.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
        help_text=_("Left empty, the main source of the record holds."),
    )
    locator = models.CharField(_("locator"), max_length=200, blank=True, help_text=_("Where in the source: page, paragraph, minute."))
    excerpt = models.TextField(_("excerpt"), blank=True, help_text=_("The words that the fact rests on, as they stand there."))
    held_back = models.CharField(
        _("held back because"), max_length=200, blank=True, help_text=_("A reason keeps this fact at the desk; publications leave it out.")
    )

    class Meta:
        abstract = True

    @property
    def is_private(self) -> bool:
        return bool(self.held_back)


FACT_FIELDS = ("source", "locator", "excerpt")
FACT_PRIVATE = ("held_back",)
FACT_TOLD_WITH = {"locator": "source", "excerpt": "source"}  # a confidential source is not quoted either
FACT_INHERITS = {"source": "main_source"}
