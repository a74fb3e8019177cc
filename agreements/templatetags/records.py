"""Tags and filters for the pages of records; tags for templates that are rendered at publication."""

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Party
from agreements.register_nav import register_nav as ways_to_look
from agreements.sheets import wording
from newsroom.publishing.parts import token

register = template.Library()
register.filter("language_name", wording.language_name)

ROLE_WORDS = {
    **{role.value: role.label for role in Party.Role},
    "represented": _("represented"),
    "signatory": _("signatory"),
    "announced_by": _("announced it"),
}


@register.simple_tag
def record_link(kind: str, public_id: str, label: str) -> str:
    """A hole for a link within a sentence: filled when the page is read, if the record is live then."""
    return mark_safe(token("link", kind, public_id, label))  # noqa: S308  the token is JSON; its label is escaped when filled


@register.simple_tag
def record_card(kind: str, public_id: str) -> str:
    """A hole for a record's card."""
    return mark_safe(token("card", kind, public_id))  # noqa: S308


@register.simple_tag
def page_hole(name: str) -> str:
    """A hole that the page itself fills, such as the dates of the version."""
    return mark_safe(token("page", name, ""))  # noqa: S308


@register.simple_tag
def record_note(kind: str, public_id: str) -> str:
    """A hole for what a live record says of itself in one line, such as whose agency it is."""
    return mark_safe(token("note", kind, public_id))  # noqa: S308


@register.filter
def feeds_under(path: str) -> list[tuple[str, str]]:
    """(label, address) of the feeds that hang under a page's address."""
    return [("RSS", f"{path}feed.rss"), ("Atom", f"{path}feed.atom"), ("JSON Feed", f"{path}feed.json")]


@register.filter
def roles_in_words(roles: list[str]) -> str:
    """An actor's roles in an agreement, as its index rows name them."""
    return " · ".join(str(ROLE_WORDS[role]) for role in roles)


@register.filter
def way_back(path: str) -> list[tuple[str, str]]:
    """To the list without its filters, and to the search."""
    return [(gettext("Clear all filters"), path), (gettext("Search"), reverse("search"))]


@register.inclusion_tag("components/register_nav.html", takes_context=True)
def register_nav(context) -> dict:
    """The ways to look at the register, on each of its pages."""
    return {"entries": ways_to_look(context["request"])}
