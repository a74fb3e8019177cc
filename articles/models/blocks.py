"""The body of an article: rows in one order, each kind with its own foreign keys."""

from content_editor.models import create_plugin_base
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from agreements.models import Agreement
from agreements.models.rows import Row

from .articles import Article
from .images import Image
from .quotes import Quote

PROSE = {
    "Bold": True,
    "Italic": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": False,
}

Block = create_plugin_base(Article)


class TextBlock(Row, Block):
    text = ProseEditorField(_("text"), extensions=PROSE, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self):
        return strip_tags(self.text)[:80]


class QuoteBlock(Row, Block):
    """Shows one quote of the article, set off from the text."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="blocks", verbose_name=_("quote"))

    class Meta(Block.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            models.UniqueConstraint(fields=["quote"], name="quoteblock_shows_a_quote_once", deferrable=models.Deferrable.DEFERRED)
        ]

    def __str__(self):
        return str(self.quote)


class ImageBlock(Row, Block):
    image = models.ForeignKey(Image, models.PROTECT, related_name="+", verbose_name=_("picture"))
    caption = models.CharField(_("caption"), max_length=400, blank=True, help_text=_("Left empty, the picture's own caption is used."))

    class Meta(Block.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return str(self.image)


class AgreementBlock(Row, Block):
    """The card of a record: filled at reading time from its live version."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+", verbose_name=_("agreement"))

    class Meta(Block.Meta):
        verbose_name = _("agreement card")
        verbose_name_plural = _("agreement cards")

    def __str__(self):
        return str(self.agreement)


class FactBoxBlock(Row, Block):
    title = models.CharField(_("title"), max_length=120)
    text = ProseEditorField(_("text"), extensions=PROSE, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = _("fact box")
        verbose_name_plural = _("fact boxes")

    def __str__(self):
        return self.title
