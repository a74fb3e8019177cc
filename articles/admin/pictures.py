"""Pictures are chosen by looking at them."""

from django import forms
from django.urls import reverse
from js_asset import Script

from articles.models import Image


def thumbnail(image: Image) -> str:
    """The address of the smallest rendition."""
    return image.file.webp480


class PictureInput(forms.Select):
    """A hidden key, the chosen picture as a thumbnail, and a button that opens the chooser (`picture-chooser.js`);
    the page brings the dialog, `admin/articles/_picture_dialog.html`.

    A Select in name only, because the admin's frame for related rows asks for one; it never lists all pictures.
    """

    template_name = "admin/articles/picture_input.html"

    class Media:
        css = {"all": ["articles-admin/pictures.css"]}
        js = ["admin/js/jquery.init.js", Script("articles-admin/picture-chooser.js", type="module")]

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, value, attrs)
        key = str(value or "")
        image = Image.objects.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
        context["widget"] |= {"value": value or "", "image": image, "thumbnail": thumbnail(image) if image else ""}
        context["chooser"] = reverse("admin:articles_image_choose")
        return context


class PictureFile(forms.FileInput):
    """An upload with the picture above it, on which a click sets the focal point. Shows a rendition: originals are never served."""

    template_name = "admin/articles/picture_file.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_stored = bool(getattr(value, "name", "")) and getattr(value, "_committed", False)
        context["picture"] = value.webp960 if is_stored else ""
        return context
