"""Rows that are edited on their article's form, and nowhere else."""

from django.contrib import admin

from newsroom.admin.formsets import ReturningFormSet


def only_adding(field, *, may_add: bool = True) -> None:
    """Of the four icons beside a choice, the plus: the others lead away from the text."""
    for act in ("change", "delete", "view"):
        setattr(field.widget, f"can_{act}_related", False)
    field.widget.can_add_related = may_add and getattr(field.widget, "can_add_related", False)


class WithItsArticle(admin.StackedInline):
    """Whoever may edit the article may edit its rows; nobody else."""

    extra = 0
    formset = ReturningFormSet
    choices_that_add = ("actor", "agreement", "image")

    def may_edit(self, request, obj) -> bool:
        article_admin = self.admin_site.get_model_admin(self.parent_model)
        return article_admin.has_add_permission(request) if obj is None else article_admin.has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.is_relation and field is not None:
            only_adding(field, may_add=db_field.name in self.choices_that_add)
        return field

    def has_view_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(self.parent_model).has_view_or_change_permission(request, obj)

    def has_add_permission(self, request, obj):
        return self.may_edit(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may_edit(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_edit(request, obj)
