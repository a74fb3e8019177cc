"""Tags for templates that are rendered at publication."""

from django import template
from django.utils.safestring import mark_safe

from newsroom.publishing.parts import token

register = template.Library()


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
