import os

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField, PPOIField
from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from translated_fields import TranslatedField

from agreements.fields import PartialDateField
from agreements.models.rows import in_either_language
from articles.image_formats import FORMATS, WIDTHS, rendition
from newsroom.publishing.models import make_public_id


def check_size(upload) -> None:
    """Refuse by bytes and, from the header alone, by pixels: decoding a bomb would be too late."""
    if upload.size > settings.MAX_IMAGE_BYTES:
        raise ValidationError(_("The picture has more than %(limit)s MB.") % {"limit": settings.MAX_IMAGE_BYTES // 1024 // 1024})
    try:
        upload.open()  # a stored picture whose words alone are edited comes closed
        width, height = Pillow.open(upload).size
    except (UnidentifiedImageError, OSError, ValueError, Pillow.DecompressionBombError) as error:
        raise ValidationError(_("This file is not a picture that can be read.")) from error
    finally:
        upload.seek(0)
    if width * height > settings.MAX_IMAGE_PIXELS:
        raise ValidationError(_("The picture has more than %(limit)s million pixels.") % {"limit": settings.MAX_IMAGE_PIXELS // 1_000_000})


class Image(models.Model):
    """A picture with its words and rights. Readers get renditions, never the file that was uploaded."""

    public_id = models.CharField(max_length=12, unique=True, default=make_public_id, editable=False)
    file = ImageField(
        _("file"),
        upload_to="images/%Y/%m",
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        validators=[check_size],
        formats={f"{format}{width}": rendition(format, width) for format in FORMATS for width in WIDTHS},
    )
    width = models.PositiveIntegerField(editable=False, null=True)
    height = models.PositiveIntegerField(editable=False, null=True)
    focal_point = PPOIField(_("focal point"))
    title = models.CharField(_("title at the desk"), max_length=120)
    alt = TranslatedField(models.CharField(_("alternative text"), max_length=300, blank=True), attrgetter=in_either_language)
    caption = TranslatedField(models.CharField(_("caption"), max_length=400, blank=True), attrgetter=in_either_language)
    credit = TranslatedField(models.CharField(_("credit"), max_length=160, blank=True), attrgetter=in_either_language)
    licence = models.CharField(_("licence"), max_length=160, blank=True)
    taken_on = PartialDateField(_("taken on"), null=True, blank=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]

    def __str__(self):
        return self.title or os.path.basename(self.file.name)

    def renditions(self) -> list[dict]:
        """`[{"format", "width", "height", "url"}, …]`, smallest first, none wider than the picture."""
        widths = [width for width in WIDTHS if width < (self.width or 0)] + [
            next((w for w in WIDTHS if w >= (self.width or 0)), WIDTHS[-1])
        ]
        return [
            {
                "format": format,
                "width": min(width, self.width),
                "height": round(self.height * min(width, self.width) / self.width),
                "url": getattr(self.file, f"{format}{width}"),
            }
            for format in FORMATS
            for width in dict.fromkeys(widths)
        ]
