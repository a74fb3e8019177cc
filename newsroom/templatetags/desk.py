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


@register.filter
def is_told(fieldset) -> bool:
    """Whether a folded group of fields holds anything: a value other than the default, or an error."""
    form = fieldset.form
    names = [name for line in fieldset.fields for name in (line if isinstance(line, (list, tuple)) else [line])]
    return any(name in form.fields and (name in form.errors or _is_filled(form[name])) for name in names)


def _is_filled(field) -> bool:
    initial = field.form.fields[field.name].initial
    default = field.form._meta.model._meta.get_field(field.name).get_default() if _is_of_model(field) else initial
    return field.value() not in (None, "", [], False, default)


def _is_of_model(field) -> bool:
    return any(field.name == one.name for one in field.form._meta.model._meta.get_fields() if one.concrete)


@register.filter
def has_errors(inline_formset) -> bool:
    return bool(inline_formset.formset.is_bound and inline_formset.formset.total_error_count())
