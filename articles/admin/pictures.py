"""Pictures are chosen by looking at them."""

from django import forms
from django.urls import reverse

from articles.models import Image


def thumbnail(image: Image) -> str:
    """The address of the smallest rendition."""
    return image.file.webp480


class PictureInput(forms.Select):
    """A hidden key, the chosen picture as a thumbnail, and a button that opens the chooser (`picture-chooser.js`).

    A Select in name only, because the admin's frame for related rows asks for one; it never lists all pictures.
    """

    template_name = "admin/articles/picture_input.html"

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, value, attrs)
        image = Image.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        context["widget"] |= {"value": value or "", "image": image, "thumbnail": thumbnail(image) if image else ""}
        context["chooser"] = reverse("admin:articles_image_choose")
        return context
