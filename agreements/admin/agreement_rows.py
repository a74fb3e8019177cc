"""The rows on an agreement's form. The admin knows no nested rows, so all of them hang on the agreement itself."""

from agreements.models import AgreementEvent, AgreementLink, Amount, Commitment, Identifier, Party, Provision, Signature

from .authority import ShowsAuthority
from .facts import EVIDENCE, FactRows


class OwnRowsOnly:
    """Chooses among rows of the same agreement: never those of another one."""

    own_rows = {"party", "owed_by", "beneficiary", "provision", "parent"}

    def get_formset(self, request, obj=None, **kwargs):
        self.agreement = obj  # an inline's instance serves one request
        formset = super().get_formset(request, obj, **kwargs)
        for name in self.own_rows & set(formset.form.base_fields):
            field = formset.form.base_fields[name]
            field.choices = list(field.choices)  # read once, not once a row
        return formset

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.own_rows:
            rows = db_field.related_model.objects.filter(agreement=self.agreement)
            kwargs["queryset"] = rows.select_related("actor") if db_field.related_model is Party else rows
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PartyRows(FactRows):
    model = Party
    first = ("actor", "role", "capacity", "represents")
    rest = (("side", "order"), *EVIDENCE)
    autocomplete_fields = ["actor", "represents", "source"]


class SignatureRows(ShowsAuthority, OwnRowsOnly, FactRows):
    model = Signature
    first = ("party", "person", "unknown_reason", "signed_on")
    rest = (("capacity_as_printed_de", "capacity_as_printed_en"), ("position", "held_that_day", "order"), *EVIDENCE)
    autocomplete_fields = ["person", "position", "source"]


class EventRows(OwnRowsOnly, FactRows):
    model = AgreementEvent
    first = ("kind", "on", "announced_by", "party")
    rest = ("note_de", "note_en", *EVIDENCE)
    autocomplete_fields = ["announced_by", "source"]


class ProvisionRows(OwnRowsOnly, FactRows):
    model = Provision
    first = ("number", "reference", "kind", "topic")
    rest = ("text_de", "text_en", ("parent", "language"), *EVIDENCE)
    autocomplete_fields = ["topic", "source"]
    is_open = False


class CommitmentRows(OwnRowsOnly, FactRows):
    model = Commitment
    first = ("owed_by", "owed_by_not_stated", "due_status", "due_on")
    rest = (
        ("deliverable_de", "deliverable_en"),
        ("measure_de", "measure_en"),
        ("beneficiary", "provision"),
        "order",
        *EVIDENCE,
    )
    is_open = False
    show_change_link = True


class AmountRows(OwnRowsOnly, FactRows):
    model = Amount
    first = ("value", "currency", "exactness", "kind")
    rest = (("upper", "as_of"), ("note_de", "note_en"), ("provision", "order"), *EVIDENCE)
    is_open = False


class LinkRows(FactRows):
    """What this agreement does to others; what others do to it stands on their own forms."""

    model = AgreementLink
    fk_name = "agreement"
    first = ("kind", "other")
    autocomplete_fields = ["other", "source"]
    is_open = False


class IdentifierRows(FactRows):
    model = Identifier
    first = ("scheme", "value")
    is_open = False
