"""Beside each signature: whether its position was held on the day of the signing, as readers will read it."""

from functools import cached_property

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementEvent, Signature
from agreements.standing.authority import authority
from agreements.standing.holding import Lasting


class ShowsAuthority:
    """Mixin for signatures that are chosen `OwnRowsOnly`. One query, and none where no signature names a position."""

    readonly_fields = ("held_that_day",)

    @admin.display(description=_("Position held on the day of signing"))
    def held_that_day(self, signature: Signature) -> str:
        position = signature.position
        if position is None:
            return "–"
        own = [on for party, on in self.signed if party == signature.party_id]
        days = [signature.signed_on] if signature.signed_on else own or [on for party, on in self.signed if party is None]
        found = authority(Lasting(position.since, position.until, position.known_on), days)
        return found.label if found else "–"

    @cached_property
    def signed(self) -> list[tuple]:
        events = self.agreement.events.filter(kind=AgreementEvent.Kind.SIGNED, held_back="", on__isnull=False)
        return list(events.values_list("party", "on"))
