"""A standing in one phrase."""

from django.utils.translation import pgettext

from .party_status import PartyStatus
from .standings import Standing


def standing_in_words(standing: Standing) -> str:
    """“In force”, or “Possibly: Signed or In force”. The language is active."""
    labels = [str(PartyStatus(status).label) for status in standing.possible]
    if standing.is_certain:
        return labels[0]
    return pgettext("status", "Possibly: %s") % f" {pgettext('two possibilities', 'or')} ".join(labels)
