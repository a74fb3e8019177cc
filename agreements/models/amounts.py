from decimal import Decimal

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from agreements.money import exactly

from .agreements import Agreement
from .provisions import Provision
from .rows import Fact, in_either_language
from .rules import refuse_strangers, words_are_known

ISO_4217 = r"^[A-Z]{3}$"


@words_are_known
class Amount(Fact):
    """Money in an agreement, or in one of its provisions, as exactly as the source gives it."""

    class Exactness(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", pgettext_lazy("exactness of an amount", "about")
        AT_LEAST = "at_least", _("at least")
        UP_TO = "up_to", _("up to")

    class Kind(models.TextChoices):
        TOTAL = "total", _("In total")
        ANNUAL = "annual", _("Each year")
        TRANCHE = "tranche", _("One instalment")
        IN_KIND = "in_kind", _("Value of what is given in kind")
        OTHER = "other", _("Other")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="amounts", verbose_name=_("agreement"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    provision = models.ForeignKey(Provision, models.RESTRICT, null=True, blank=True, related_name="amounts", verbose_name=_("provision"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=2)
    upper = models.DecimalField(
        _("to"), max_digits=20, decimal_places=2, null=True, blank=True, help_text=_("Where the source gives a range: its upper end.")
    )
    exactness = models.CharField(_("exactness"), max_length=8, choices=Exactness.choices, default=Exactness.EXACT)
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[RegexValidator(ISO_4217, _("A currency is three capital letters, such as EUR."))],
        help_text=_("Three letters as in ISO 4217, such as USD."),
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.TOTAL)
    as_of = PartialDateField(_("as of"), null=True, blank=True)
    note = TranslatedField(models.CharField(_("note"), max_length=200, blank=True), attrgetter=in_either_language)

    class Meta:
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0), name="amount_is_not_negative", violation_error_message=_("An amount is not negative.")
            ),
            models.CheckConstraint(
                condition=Q(upper__isnull=True) | Q(upper__gte=F("value")),
                name="amount_upper_is_not_below_value",
                violation_error_message=_("The upper end of an amount is not below its value."),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=ISO_4217),
                name="amount_currency_is_iso_4217",
                violation_error_message=_("A currency is three capital letters, such as EUR."),
            ),
            models.CheckConstraint(
                condition=Q(upper__isnull=True) | Q(exactness__in=["exact", "about"]),
                name="amount_range_is_open_on_no_side",
                violation_error_message=_("“At least” and “up to” have one figure; a range is exact or about."),
            ),
        ]

    def clean(self):
        super().clean()
        refuse_strangers(self, "provision")

    def __str__(self):
        return exactly(Decimal(self.value or 0), self.upper and Decimal(self.upper), self.currency, (get_language() or "de")[:2])
