"""The body: blocks of five kinds, shown in one order in one column, whatever table they are in."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField
from django_prose_editor.widgets import ProseEditorWidget

from articles.models import AgreementBlock, FactBoxBlock, ImageBlock, QuoteBlock, TextBlock
from newsroom.admin.formsets import ReturningFormSet

from .pictures import PictureInput
from .quotes_in_place import QuoteBlockForm, QuoteBlockFormSet
from .with_article import WithItsArticle

REGION = "body"
# Every act a button: the editor's own menu of headings can be opened by mouse only.
TOOLBAR = ["headings", "marks", "link", "lists", "nodes -headings -lists -blockType", "history"]
EXTRAS = {"NoSpellCheck": False, "SpecialCharacters": True, "Menu": {"groups": [{"group": group} for group in TOOLBAR]}}
PLACE = {"region", "ordering"}


class BlockForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("region", REGION)

    def has_changed(self):
        """A new block that was only put somewhere, and never filled in, is no block."""
        return super().has_changed() if self.instance.pk else bool(set(self.changed_data) - PLACE)


class BlockFormSet(ReturningFormSet):
    """An emptied text is a removed text: nobody should have to tick a box for it."""

    def _should_delete_form(self, form):
        is_text = form.instance.pk is not None and isinstance(form.instance, TextBlock)
        return super()._should_delete_form(form) or (is_text and form.cleaned_data.get("text") == "")


class BlockInline(WithItsArticle, ContentEditorInline):
    """`icon` names what the insert menu and the block's head show; `body_template` prints the block's fields."""

    form = BlockForm
    formset = BlockFormSet
    body_template = ""
    regions = {REGION}

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["region"].widget = forms.HiddenInput()
        formset.form.base_fields["ordering"].widget = forms.HiddenInput()
        return formset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The editor turns the browser's spell-check off unless it is told not to."""
        if not isinstance(db_field, ProseEditorField):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        field = super().formfield_for_dbfield(db_field, request, **kwargs | {"widget": ProseEditorWidget})
        field.widget.config = {"extensions": db_field.config["extensions"] | EXTRAS}
        field.required = False
        return field


class TextBlockInline(BlockInline):
    model = TextBlock
    icon = "¶"
    body_template = "admin/articles/blocks/text.html"

    def get_extra(self, request, obj=None, **kwargs):
        """A body that has nothing yet opens with one empty text."""
        return 0 if obj is not None and any(block.model.objects.filter(parent=obj).exists() for block in BLOCK_INLINES) else 1


class QuoteBlockInline(BlockInline):
    model = QuoteBlock
    form = QuoteBlockForm
    formset = QuoteBlockFormSet
    icon = "„“"
    body_template = "admin/articles/blocks/quote.html"
    fields = ["region", "ordering"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("quote__speaker", "quote__position__organization", "quote__source")


class ImageBlockInline(BlockInline):
    model = ImageBlock
    icon = "▣"
    body_template = "admin/articles/blocks/image.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("image")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "image":
            kwargs["widget"] = PictureInput()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AgreementBlockInline(BlockInline):
    model = AgreementBlock
    icon = "§"
    body_template = "admin/articles/blocks/agreement.html"
    autocomplete_fields = ["agreement"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agreement")


class FactBoxForm(BlockForm):
    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write something into the box, or remove it."))
        return cleaned


class FactBoxBlockInline(BlockInline):
    model = FactBoxBlock
    form = FactBoxForm
    icon = "▤"
    body_template = "admin/articles/blocks/factbox.html"


BLOCK_INLINES = (TextBlockInline, QuoteBlockInline, ImageBlockInline, AgreementBlockInline, FactBoxBlockInline)


class Body:
    """For the template: the blocks of all tables in reading order, and an empty one of each kind for the insert menu."""

    def __init__(self, inline_admin_formsets):
        self.kinds = [one for one in inline_admin_formsets if isinstance(one.opts, BlockInline)]

    def blocks(self) -> list[dict]:
        found = [self.block(kind, form) for kind in self.kinds for form in kind.formset.forms]
        return sorted(found, key=lambda block: block["place"])

    def block(self, kind, form) -> dict:
        try:
            place = int(form["ordering"].value() or 0)
        except (TypeError, ValueError):
            place = 0
        is_removed = "DELETE" in form.fields and bool(form["DELETE"].value())
        return {"kind": kind, "form": form, "place": (not form.instance.pk and not form.is_bound, place), "is_removed": is_removed}

    def added_meanwhile(self) -> list[str]:
        return [row for kind in self.kinds for row in getattr(kind.formset, "added_meanwhile", [])]
