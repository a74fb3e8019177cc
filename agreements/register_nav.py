"""The ways to look at the register, as each of its pages offers them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Name of the address, label, and whether it understands the filters of agreements, so that they stay when one goes there.
WAYS = [
    ("agreements:agreement-list", _("Agreements"), True),
    ("agreements:actor-list", _("Actors"), False),
    ("agreements:commitment-list", _("Commitments"), False),
    ("agreements:timeline", _("Timeline"), False),
    ("agreements:network", pgettext_lazy("page", "Network"), True),
    ("agreements:map", _("Map"), True),
    ("agreements:data", pgettext_lazy("page", "Data"), False),
]


def register_nav(request) -> list[tuple[str, str, bool]]:
    """`[(label, address, whether it is this page)]`; filters stay where both pages understand them, the place in a list does not."""
    here = next((understands for name, _label, understands in WAYS if reverse(name) == request.path), False)
    filters = request.GET.copy()
    filters.pop("cursor", None)
    kept = f"?{filters.urlencode()}" if here and filters else ""
    return [(str(label), reverse(name) + (kept if understands else ""), reverse(name) == request.path) for name, label, understands in WAYS]
