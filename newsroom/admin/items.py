"""The admin of an item: everything the desk can do with an article, an actor or an agreement."""

from django import forms
from django.contrib import admin
from django.db import models

from .access import ObjectAccess
from .buttons import Buttons
from .embargoes import CancelsForEmbargoes
from .fields import DeskFields
from .lists import StateInLists
from .locking import LockedAdmin
from .memory import Remembers
from .nonces import NoncedMedia
from .preview import Previews
from .problems import TellsProblems
from .publishing import Publishes
from .searching import SearchesVersions
from .stages import Stages
from .twice import AddedOnce, ItemForm
from .version_acts import VersionActs
from .version_pages import VersionPages


class ItemAdmin(
    NoncedMedia,
    Buttons,
    Previews,
    VersionActs,
    VersionPages,
    Publishes,
    Stages,
    TellsProblems,
    Remembers,
    CancelsForEmbargoes,
    AddedOnce,
    LockedAdmin,
    SearchesVersions,
    StateInLists,
    DeskFields,
    ObjectAccess,
    admin.ModelAdmin,
):
    """Base class; newsroom/admin/__init__.py lists what a subclass may set."""

    form = ItemForm
    save_on_top = False
    view_on_site = False
    formfield_overrides = {models.TextField: {"widget": forms.Textarea({"rows": 3})}}
    list_select_related = ["updated_by"]

    class Media:
        css = {"all": ["admin-skin/form.css"]}

    def get_actions(self, request):
        """Nothing is deleted in bulk: what was published cannot go, and drafts go one by one from their own page."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions
