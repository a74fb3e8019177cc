"""Rules that the database holds for a row, whatever way it came in: makers of named constraints, and checks that need other rows."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.partial_date_sql import EndsBeforeItBegins

OUT_OF_ORDER = gettext_lazy("The end lies before the beginning.")


def in_order(name: str, since: str = "since", until: str = "until", message: str = OUT_OF_ORDER) -> models.CheckConstraint:
    """Refuses a span only when its end certainly lies before its beginning; what is about or uncertain may overlap."""
    return models.CheckConstraint(condition=~Q(EndsBeforeItBegins(since, until)), name=name, violation_error_message=message)


def words_are_known(model: type[models.Model]) -> type[models.Model]:
    """Class decorator: each field with choices holds one of its words, by a constraint named `<model>_<field>_is_known`.

    Forms and imports check the choices themselves, and say so at the field.
    """
    chosen = [field for field in model._meta.local_concrete_fields if field.choices]
    model._meta.constraints = [*model._meta.constraints, *(known(model, field) for field in chosen)]
    model._meta.original_attrs["constraints"] = model._meta.constraints  # where makemigrations looks
    return model


def known(model: type[models.Model], field: models.Field) -> models.CheckConstraint:
    words = [value for value, _label in field.flatchoices]
    name = f"{model._meta.model_name}_{field.name}_is_known"
    return models.CheckConstraint(condition=Q(**{f"{field.name}__in": ["", *words] if field.blank else words}), name=name)


def not_blank(name: str, field: str, message: str) -> models.CheckConstraint:
    """More than white space."""
    return models.CheckConstraint(condition=Q(**{f"{field}__regex": r"\S"}), name=name, violation_error_message=message)


def refuse_strangers(row: models.Model, *names: str) -> None:
    """Raises ValidationError at every reference that leads to a row of another agreement. The database holds it by composite keys."""
    agreement = row.agreement_id
    strangers = [name for name in names if (target := getattr(row, name)) is not None and target.agreement_id != agreement]
    if strangers:
        raise ValidationError({name: _("This belongs to another agreement.") for name in strangers})


def leads_back(row: models.Model, step: str, first: int | None) -> bool:
    """Whether the chain of `step`, followed from the row with the key `first`, comes back to `row`. One query a step."""
    seen: set[int] = set()
    while first is not None and first not in seen:
        if first == row.pk:
            return True
        seen.add(first)
        first = type(row)._default_manager.filter(pk=first).values_list(f"{step}_id", flat=True).first()
    return False


def refuse_circle(row: models.Model, step: str, sentence: str) -> None:
    """Raises ValidationError when `row` would stand above itself. A constraint trigger holds the same."""
    if row.pk is not None and leads_back(row, step, getattr(row, f"{step}_id")):
        raise ValidationError({step: sentence})


def refuse_other_kinds(row: models.Model, name: str, kinds: Iterable[str], sentence: str) -> None:
    """Raises ValidationError when the actor at `name` is of another kind than those."""
    actor = getattr(row, name, None)
    if actor is not None and actor.kind and actor.kind not in kinds:
        raise ValidationError({name: sentence})


def refuse_oneself(row: models.Model, name: str, owner: str, sentence: str) -> None:
    """For a form that leaves the owner out, and therefore the constraint that names it. Raises ValidationError at `name`."""
    key = getattr(row, f"{name}_id")
    if key is not None and key == getattr(row, f"{owner}_id"):
        raise ValidationError({name: sentence})
