"""A queryset as text, to stand within a larger statement."""

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet


def compiled(queryset: QuerySet) -> tuple[str, tuple]:
    """Its SQL and parameters; of one that Django knows to be empty, a statement with the same columns that finds nothing."""
    try:
        return queryset.query.sql_with_params()
    except EmptyResultSet:
        nothing = queryset.model._default_manager.filter(pk__lt=0).values_list(*queryset.query.values_select)
        return nothing.query.sql_with_params()
