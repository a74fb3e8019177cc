"""The article's own fields, and the checks that span them."""

from django import forms
from django.utils.translation import gettext as _

from articles.models import ArticleVersion
from newsroom.admin.twice import ItemForm

LONG_LINES = {"headline": 1, "standfirst": 2, "seo_description": 2, "notes": 4}


class ArticleForm(ItemForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in LONG_LINES.items():
            if name in self.fields:
                self.fields[name].widget = forms.Textarea({"rows": rows, "class": "grows", "spellcheck": "true"})
        if "headline" in self.fields:
            self.fields["headline"].widget.attrs |= {"maxlength": 200, "data-one-line": "", "autofocus": self.instance.pk is None}

    def clean_headline(self) -> str:
        """The box wraps, the headline does not."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self):
        cleaned = super().clean()
        if "translation_of" in self.fields:
            self.clean_translation(cleaned)
        return cleaned

    def clean_translation(self, cleaned) -> None:
        original, number = cleaned.get("translation_of"), cleaned.get("translated_number")
        if original is None:
            cleaned["translated_number"] = None
        elif original.pk == self.instance.pk:
            self.add_error("translation_of", _("An article cannot be a translation of itself."))
        elif original.translation_of_id:
            self.add_error("translation_of", _("This is a translation, too. Choose the original that it follows."))
        elif number is None:
            cleaned["translated_number"] = newest_number(original)
        elif not ArticleVersion.objects.filter(item=original, number=number).exists():
            self.add_error("translated_number", _("The original has no version with this number."))


def newest_number(original) -> int | None:
    """The number of the version that readers see, or saw last."""
    numbers = ArticleVersion.objects.filter(item=original).order_by("-number").values_list("number", flat=True)
    return numbers.live().first() or numbers.first()


def stale_translation(article) -> dict | None:
    """Of a translation whose original has moved on: the two numbers, for the form to say so. One query."""
    if not article.translation_of_id or not article.translated_number:
        return None
    newest = ArticleVersion.objects.live().filter(item=article.translation_of_id).values_list("number", flat=True).first()
    if newest is None or newest <= article.translated_number:
        return None
    return {"followed": article.translated_number, "newest": newest, "original": article.translation_of}
