"""Forgotten fields are found at start-up: each must be public, private or named as not frozen."""

from django.core.checks import Error, register

from .shapes import all_publishing


def columns(model) -> set[str]:
    concrete = {field.name for field in model._meta.concrete_fields if not getattr(field, "generated", False)}
    return concrete | {field.name for field in model._meta.many_to_many}


@register("publishing")
def every_field_is_declared(app_configs, **kwargs):
    errors = []
    for publishing in all_publishing():
        for shape, model in [(publishing, publishing.item), *((rows, rows.model) for rows in publishing.rows)]:
            found, declared = columns(model), shape.declared()
            for name in sorted(found - declared):
                errors.append(Error(f"{model._meta.label}.{name} is neither frozen nor named as not frozen.", id="publishing.E001",
                                    hint=f"Add it to fields, private_fields or not_frozen in {type(publishing).__module__}."))
            for name in sorted(declared - found - {"uid", "slug"}):
                errors.append(Error(f"{model._meta.label} has no field {name}, but it is declared.", id="publishing.E002"))
    return errors
