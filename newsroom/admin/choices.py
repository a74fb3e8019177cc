"""Autocompletes in many rows without a query for each: the rows' own queries have brought the chosen ones along."""

from django.contrib.admin.widgets import AutocompleteSelect


class KnownSelect(AutocompleteSelect):
    """`known` maps the key of what is chosen to its words; what it does not hold is asked of the database, as ever."""

    known: dict[str, str] = {}

    def optgroups(self, name, value, attr=None):
        chosen = [str(one) for one in value if str(one) not in self.choices.field.empty_values]
        if not set(chosen) <= set(self.known):
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [self.create_option(name, key, self.known[key], True, len(options)) for key in chosen]
        return [(None, options, 0)]


def tell_known(form) -> None:
    """Hand each of the form's autocompletes what its row refers to, where that was loaded with the row."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        related = form.instance._state.fields_cache.get(name) if isinstance(widget, KnownSelect) else None
        if related is not None:
            widget.known = {str(related.pk): str(related)}
