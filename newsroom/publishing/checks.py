"""Forgotten fields are found at start-up: each must be public, private or named as not frozen."""

from collections.abc import Iterator

from django.core.checks import Error, register
from django.db.models import CASCADE, Model

from .shapes import Publishing, all_publishing


def columns(model: type[Model]) -> set[str]:
    concrete = {field.name for field in model._meta.concrete_fields if not getattr(field, "generated", False)}
    return concrete | {field.name for field in model._meta.many_to_many}


@register("publishing")
def every_field_is_declared(app_configs, **kwargs) -> list[Error]:
    return [error for publishing in all_publishing() for error in errors_of(publishing)]


def errors_of(publishing: Publishing) -> Iterator[Error]:
    module = type(publishing).__module__
    for shape, model in [(publishing, publishing.item), *((rows, rows.model) for rows in publishing.rows)]:
        found, declared, label = columns(model), shape.declared(), model._meta.label
        for name in sorted(found - declared):
            hint = f"Add it to fields, private_fields or not_frozen in {module}."
            yield Error(f"{label}.{name} is neither frozen nor named as not frozen.", hint=hint, id="publishing.E001")
        for name in sorted(declared - found - {"uid", "slug"}):
            yield Error(f"{label} has no field {name}, but {module} declares it.", id="publishing.E002")
    for model in forgotten_tables(publishing):
        hint = f"Declare its Rows in {module}."
        yield Error(f"{model._meta.label} is deleted with its {publishing.item.__name__}, but not frozen.", hint=hint, id="publishing.E003")


def forgotten_tables(publishing: Publishing) -> list[type[Model]]:
    """Child tables, known by their cascade, that no `Rows` declares: a restore would not bring them back."""
    declared = {*(rows.model for rows in publishing.rows), *publishing.not_content}
    owners = [publishing.item, *declared]
    children = {relation.related_model for owner in owners for relation in owner._meta.related_objects if relation.on_delete is CASCADE}
    return sorted((model for model in children - declared if not model._meta.auto_created), key=lambda model: model._meta.label)
