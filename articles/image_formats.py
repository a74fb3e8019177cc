"""How pictures are encoded for readers: AVIF and WebP at three widths, made once at upload."""

from imagefield.processing_pillow import register_pillow

FORMATS = ("avif", "webp")
WIDTHS = (480, 960, 1600)
QUALITY = {"avif": 62, "webp": 80}


@register_pillow
def encode_web(get_image):
    def processor(image, context):
        format = context.extension.removeprefix(".")
        image = get_image(image, context)
        context.save_kwargs |= {"format": format.upper(), "quality": QUALITY[format]}
        return image if image.mode in ("RGB", "RGBA") else image.convert("RGBA" if "transparency" in image.info else "RGB")

    return processor


def rendition(format: str, width: int):
    """A spec for imagefield: never the original, always our own encoding, at most this wide."""

    def spec(fieldfile, context):
        context.extension = f".{format}"
        context.processors = ["encode_web", "autorotate", ("thumbnail", (width, width * 4))]

    return spec
