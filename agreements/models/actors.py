from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from agreements.names import KEY_VERSION, UNKNOWN_SCRIPT, keys, script_of, sort_key
from newsroom.publishing.models import Item

from .rows import Fact, in_either_language, leads_to_the_web
from .rules import in_order, not_blank, words_are_known


@words_are_known
class Actor(Item):
    """A person, an organisation or a state: whoever can sign, promise, speak or be spoken of."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANIZATION = "organization", _("Organisation")
        STATE = "state", pgettext_lazy("kind of actor", "State")

    class Classification(models.TextChoices):
        PUBLIC_BODY = "public_body", _("Public body")
        COMPANY = "company", _("Company")
        PARTY = "party", _("Political party")
        IGO = "igo", _("Intergovernmental organisation")
        NGO = "ngo", _("Non-governmental organisation")
        MEDIA = "media", _("Media")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    classification = models.CharField(_("class"), max_length=12, choices=Classification.choices, blank=True)
    name = TranslatedField(models.CharField(_("name"), max_length=200, blank=True), attrgetter=in_either_language)
    sort_key = models.CharField(max_length=200, editable=False, blank=True)
    keys = ArrayField(models.CharField(max_length=40), default=list, editable=False)
    key_version = models.PositiveSmallIntegerField(default=0, editable=False)
    description = TranslatedField(models.TextField(_("description"), blank=True), attrgetter=in_either_language)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Two letters as in ISO 3166-1, such as KG."))
    began_on = PartialDateField(_("born or founded"), null=True, blank=True)
    ended_on = PartialDateField(_("died or dissolved"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    main_source = models.ForeignKey(
        "agreements.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main source"),
        help_text=_("Holds for every fact of this record that names no source of its own."),
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged")

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        permissions = [("publish_actor", "Can publish actors"), ("redact_actor", "Can empty versions of actors")]
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_de="", name_en=""),
                name="actor_has_a_name",
                violation_error_message=_("Give a name in at least one language."),
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="actor_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(classification="") | Q(kind="organization"),
                name="actor_only_organizations_have_a_class",
                violation_error_message=_("Only organisations have a class."),
            ),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                name="actor_country_is_iso_3166",
                violation_error_message=_("A country is two capital letters, such as KG."),
            ),
            models.CheckConstraint(
                condition=leads_to_the_web("website"),
                name="actor_website_leads_to_the_web",
                violation_error_message=_("An address begins with http:// or https://."),
            ),
            in_order(
                "actor_ends_after_it_begins", "began_on", "ended_on", _("Nobody dies before being born, or is dissolved before founded.")
            ),
            # What a row that needs a person, say, refers to: the actor together with its kind.
            models.UniqueConstraint(fields=["id", "kind"], name="actor_with_its_kind"),
        ]
        indexes = [GinIndex(fields=["keys"], name="actor_keys"), models.Index(fields=["sort_key", "id"], name="actor_sorted")]

    def __str__(self):
        return self.name

    def clean(self):
        """A kind stands still while rows rest on it; composite keys and triggers hold the same."""
        super().clean()
        if self.pk is None:
            return
        if self.kind != self.Kind.PERSON and (self.positions.exists() or self.signatures.exists()):
            raise ValidationError({"kind": gettext("Only persons hold positions and sign; this actor does one of them.")})
        if self.kind == self.Kind.PERSON and self.held_by.exists():
            raise ValidationError({"kind": gettext("Others hold positions here, and nobody holds a position in a person.")})

    def derive(self) -> None:
        """Matching keys and the sort key follow from the labels; whoever writes rows in bulk calls this."""
        self.sort_key = sort_key(self.name_de or self.name_en)[:200]
        self.keys = sorted({key for label in {self.name_de, self.name_en} - {""} for key in keys(label)})
        self.key_version = KEY_VERSION

    def save(self, **kwargs):
        self.derive()
        super().save(**with_derived(kwargs, "sort_key", "keys", "key_version"))

    @property
    def is_private(self) -> bool:
        return False


def with_derived(kwargs: dict, *names: str) -> dict:
    """`update_fields` must not lose what follows from the fields it names."""
    fields = kwargs.get("update_fields")
    return kwargs if fields is None else kwargs | {"update_fields": {*fields, *names}}


@words_are_known
class ActorName(Fact):
    """Any other form of a name: another script, a translation, an acronym, a former name."""

    class Kind(models.TextChoices):
        ALIAS = "alias", _("Other form")
        TRANSLITERATION = "transliteration", _("Transliteration")
        TRANSLATION = "translation", _("Translation")
        FORMER = "former", _("Former name")
        ACRONYM = "acronym", _("Acronym")
        NICKNAME = "nickname", _("Nickname")
        WEAK = "weak", _("Weak: matches only exactly")

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names", verbose_name=_("actor"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("A language tag such as “de” or “ky”."))
    script = models.CharField(max_length=4, editable=False, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.ALIAS)
    since = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)
    keys = ArrayField(models.CharField(max_length=40), default=list, editable=False)
    key_version = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["actor", "id"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "name", "language", "kind"], name="actor_name_once", deferrable=Deferrable.DEFERRED),
            not_blank("actor_name_is_not_blank", "name", _("Give the name.")),
            in_order("actor_name_ends_after_it_begins"),
        ]
        indexes = [
            GinIndex(fields=["keys"], name="actorname_keys"),
            models.Index("actor", name="actorname_no_script", condition=Q(script__in=["", UNKNOWN_SCRIPT])),
        ]

    def __str__(self):
        return self.name

    def derive(self) -> None:
        """Script and matching keys follow from the name; whoever writes rows in bulk calls this."""
        self.script, self.keys, self.key_version = script_of(self.name), list(keys(self.name)), KEY_VERSION

    def save(self, **kwargs):
        self.derive()
        super().save(**with_derived(kwargs, "script", "keys", "key_version"))


# One spelling each, so that nobody stands twice under one identifier: Q42, never q42.
FORMS = {
    "wikidata": r"^Q[1-9][0-9]*$",
    "lei": r"^[A-Z0-9]{18}[0-9]{2}$",
    "iso3166": r"^[A-Z]{2,4}(-[A-Z0-9]{1,3})?$",
    "viaf": r"^[0-9]+$",
    "gnd": r"^[0-9]+(-[0-9]+)?-?[0-9X]$",
}


@words_are_known
class Identifier(Fact):
    """A number or code under which others know an actor or an agreement."""

    class Scheme(models.TextChoices):
        WIKIDATA = "wikidata", "Wikidata"
        LEI = "lei", "LEI"
        ISO3166 = "iso3166", "ISO 3166"
        VIAF = "viaf", "VIAF"
        GND = "gnd", "GND"
        UNTS = "unts", _("United Nations Treaty Series")
        OTHER = "other", _("Other")

    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="identifiers")
    agreement = models.ForeignKey("agreements.Agreement", models.CASCADE, null=True, blank=True, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=16, choices=Scheme.choices)
    value = models.CharField(_("value"), max_length=120)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_is_unique_per_scheme", deferrable=Deferrable.DEFERRED),
            models.CheckConstraint(
                condition=Q(actor__isnull=False, agreement__isnull=True) | Q(actor__isnull=True, agreement__isnull=False),
                name="identifier_names_one_record",
                violation_error_message=_("An identifier is that of one actor or of one agreement."),
            ),
            models.CheckConstraint(
                condition=Q(*(~Q(scheme=scheme) | Q(value__regex=form) for scheme, form in FORMS.items()), value__regex=r"^\S(.*\S)?$"),
                name="identifier_has_the_form_of_its_scheme",
                violation_error_message=_("This is no identifier of this scheme, or white space stands around it."),
            ),
        ]

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"


@words_are_known
class ActorEvent(Fact):
    """Something that happened to an actor on a date."""

    class Kind(models.TextChoices):
        APPOINTED = "appointed", _("Appointed")
        RESIGNED = "resigned", _("Resigned")
        ELECTED = "elected", _("Elected")
        CHARGED = "charged", _("Charged")
        CONVICTED = "convicted", _("Convicted")
        SENTENCED = "sentenced", _("Sentenced")
        RELEASED = "released", _("Released")
        BORN = "born", _("Born")
        DIED = "died", _("Died")
        FOUNDED = "founded", _("Founded")
        DISSOLVED = "dissolved", _("Dissolved")
        OTHER = "other", _("Other")

    SENSITIVE_KINDS = {Kind.CHARGED, Kind.CONVICTED, Kind.SENTENCED}
    SUFFICIENT_SOURCES = {"court", "government"}

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="events", verbose_name=_("actor"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    on = PartialDateField(_("date"), null=True, blank=True)
    body = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body or court"))
    text = TranslatedField(models.TextField(_("text"), blank=True), attrgetter=in_either_language)
    is_sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Charges, convictions and sentences always are; they need a court or government source.")
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["actor", "id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.on or ''}".strip()

    @property
    def is_private(self) -> bool:
        """A sensitive event without a court or government source that still stands is held back; it never blocks the rest of the actor."""
        is_sensitive = self.is_sensitive or self.kind in self.SENSITIVE_KINDS
        source = self.source or self.actor.main_source
        is_sufficient = source is not None and source.kind in self.SUFFICIENT_SOURCES and source.retracted_on is None
        return bool(self.held_back) or (is_sensitive and not is_sufficient)
