"""What the desk's templates ask of forms."""

from django import template

register = template.Library()


@register.filter
def saved_beside(bound_field) -> str:
    """After a refused save: what stands in the database where the typed value is another; else empty."""
    return getattr(getattr(bound_field, "form", None), "saved_beside", {}).get(getattr(bound_field, "name", ""), "")


@register.filter
def row_count(inline_formset) -> int:
    """The rows of an inline, without the empty one that new rows are made from."""
    return sum(1 for form in inline_formset.formset.forms if form.instance.pk or form.is_bound)


def fields_of(fieldset) -> list:
    """The bound fields of one of the admin's fieldsets."""
    names = [name for line in fieldset.fields for name in (line if isinstance(line, (list, tuple)) else [line])]
    return [fieldset.form[name] for name in names if name in fieldset.form.fields]


@register.filter
def is_wanted(fieldset) -> bool:
    """Whether a folded group must be open: something in it is wrong, or differs from what was saved meanwhile."""
    return any(field.errors or saved_beside(field) for field in fields_of(fieldset))


@register.filter
def told(fieldset) -> str:
    """The labels of what a folded group of fields holds, so that nobody must open it to see that there is nothing."""
    return ", ".join(str(field.label) for field in fields_of(fieldset) if is_filled(field))


def is_filled(field) -> bool:
    value, default = field.value(), field.form._meta.model._meta.get_field(field.name).get_default()
    parts = value if isinstance(value, (list, tuple)) else [value]
    return value != default and any(part not in (None, "", False, "exact") for part in parts)


@register.filter
def has_errors(inline_formset) -> bool:
    return bool(inline_formset.formset.is_bound and inline_formset.formset.total_error_count())
