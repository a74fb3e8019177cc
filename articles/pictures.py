"""A cited picture, as templates print it."""


def picture(image: dict, language: str) -> dict:
    """A cited picture for components/picture.html: the widest WebP as `url`, and a srcset for each format."""
    sets = {}
    for rendition in image["renditions"]:
        sets.setdefault(rendition["format"], []).append(f"{rendition['url']} {rendition['width']}w")
    largest = image["renditions"][-1] if image["renditions"] else {"url": "", "width": image["width"], "height": image["height"]}
    return {
        "url": largest["url"],
        "width": largest["width"],
        "height": largest["height"],
        "alt": image[f"alt_{language}"],
        "caption": image[f"caption_{language}"],
        "credit": image[f"credit_{language}"],
        "licence": image["licence"],
        "sets": [(f"image/{format}", ", ".join(entries)) for format, entries in sets.items()],
    }
