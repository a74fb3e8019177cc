"""Each save at the desk is remembered."""

from functools import partial

from django.db import transaction

from newsroom.publishing.snapshots import keep_snapshot


class Remembers:
    def save_related(self, request, form, formsets, change):
        """After the commit: the snapshot then holds the rows of all inlines, and a failure to keep it loses nobody's text."""
        super().save_related(request, form, formsets, change)
        transaction.on_commit(partial(keep_snapshot, form.instance, by=request.user), robust=True)
