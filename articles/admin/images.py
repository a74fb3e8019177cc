"""Pictures: upload, words in both languages, focal point, and the chooser that articles open."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import render
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Image, ImageBlock

from .pictures import PictureFile, thumbnail
from .plain import PlainAdmin

MOST_OFFERED = 24
NEWEST = 2_000


@admin.register(Image)
class ImageAdmin(PlainAdmin):
    list_display = ["picture", "title", "described", "credit_de", "size"]
    list_display_links = ["picture", "title"]
    search_fields = ["title", "alt_de", "alt_en", "credit_de", "credit_en"]
    fieldsets = [
        (None, {"fields": ["file", "focal_point", "title"]}),
        (_("For those who cannot see it"), {"fields": [("alt_de", "alt_en")]}),
        (_("Caption and rights"), {"fields": [("caption_de", "caption_en"), ("credit_de", "credit_en"), "licence", "taken_on"]}),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "file":
            field.widget = PictureFile({"accept": "image/*"})
        return field

    def get_urls(self):
        choose = path("choose/", self.admin_site.admin_view(self.choose_view), name="articles_image_choose")
        return [choose, *super().get_urls()]

    def choose_view(self, request):
        """A page of thumbnails as a fragment: those with `?q=` in their words, before `?before=`, or the one of `?pk=`."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        images = list(offered(Image.objects.order_by("-pk"), request.GET)[: MOST_OFFERED + 1])
        more = images[MOST_OFFERED - 1].pk if len(images) > MOST_OFFERED else None
        shown = [{"image": image, "thumbnail": thumbnail(image)} for image in images[:MOST_OFFERED]]
        return render(request, "admin/articles/picture_choices.html", {"choices": shown, "more": more, "query": request.GET.get("q", "")})

    @admin.display(description=_("picture"))
    def picture(self, image):
        return format_html('<img class="list-thumbnail" src="{}" alt="" loading="lazy">', thumbnail(image))

    @admin.display(description=_("alternative text"))
    def described(self, image):
        """The languages that have one."""
        return ", ".join(code for code in ("de", "en") if getattr(image, f"alt_{code}")) or "–"

    @admin.display(description=_("size"))
    def size(self, image):
        return f"{image.width} × {image.height}"

    def has_delete_permission(self, request, obj=None):
        """A picture that an article shows stays."""
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not (Article.objects.filter(lead_image=obj).exists() or ImageBlock.objects.filter(image=obj).exists())


def offered(images, wanted):
    if wanted.get("pk", "").isdecimal():
        return images.filter(pk=int(wanted["pk"][:18]))
    if wanted.get("before", "").isdecimal():
        images = images.filter(pk__lt=int(wanted["before"][:18]))
    words = wanted.get("q", "").strip()[:100]
    if not words:
        return images
    newest = Image.objects.order_by("-pk").values("pk")[:NEWEST]
    found = Q(title__icontains=words) | Q(alt_de__icontains=words) | Q(alt_en__icontains=words) | Q(credit_de__icontains=words)
    return images.filter(found, pk__in=newest)
