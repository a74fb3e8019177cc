"""What a column says to those who read the data, where the desk's own help text speaks to editors or there is none.

By field, or by model and field.
"""

from django.utils.translation import pgettext_lazy

MEANINGS = {
    "source": pgettext_lazy("codebook", "What the fact rests on: its own source, or else the main source of the record."),
    "main_source": pgettext_lazy("codebook", "Holds for every fact of the record that names no source of its own."),
    "order": pgettext_lazy("codebook", "The place in the record's own order."),
    "languages": pgettext_lazy("codebook", "The languages of the authentic texts, as language tags."),
    "binding": pgettext_lazy("codebook", "Whether it binds its parties in law."),
    "text_status": pgettext_lazy("codebook", "How much of its text was published."),
    "represents": pgettext_lazy("codebook", "On whose behalf the party acts; only with that capacity."),
    "capacity": pgettext_lazy("codebook", "In whose name the party acts; that it is not stated is a finding, too."),
    "unknown_reason": pgettext_lazy("codebook", "Why nobody is named as having signed; empty where somebody is."),
    "owed_by": pgettext_lazy("codebook", "The party that owes it."),
    "owed_by_not_stated": pgettext_lazy(
        "codebook", "True where the agreement names nobody who owes it: a finding, and no gap in the data."
    ),
    "beneficiary": pgettext_lazy("codebook", "The party to which it is owed."),
    "due_status": pgettext_lazy("codebook", "Whether there is a date by which it is due, and if not, why not."),
    "is_sensitive": pgettext_lazy("codebook", "Shown only because a court or government source supports it."),
    "is_acting": pgettext_lazy("codebook", "Whether the position is held for the time being only."),
    "value": pgettext_lazy("codebook", "With all decimals, and a point before them."),
    "identifier.value": pgettext_lazy("codebook", "The number or code itself."),
    "position.until": pgettext_lazy("codebook", "A missing end never means “until today”."),
    "relation.until": pgettext_lazy("codebook", "A missing end never means “until today”."),
    "agreementevent.party": pgettext_lazy(
        "codebook", "The one party that the event concerns; empty where it concerns the agreement as a whole."
    ),
    "signature.party": pgettext_lazy("codebook", "The party for which it was signed."),
    "position.organization": pgettext_lazy("codebook", "Where the position is held."),
    "relation.object": pgettext_lazy("codebook", "The other side: the record's actor reports to it, owns it, is part of it."),
    "assessment.as_of": pgettext_lazy("codebook", "The day for which the rating holds. The latest one counts."),
    "commitment.provision": pgettext_lazy("codebook", "The provision from which it follows."),
    "amount.provision": pgettext_lazy("codebook", "The provision that names it."),
    "document_file": pgettext_lazy("codebook", "The text as a PDF."),
    "country": pgettext_lazy("codebook", "Two letters as in ISO 3166-1, such as KG."),
}
