"""Copies for display: what an article's document keeps of pictures, bylines, section and records."""

from agreements.models import Agreement

from .models import Article, Contributor, Image, Section


def agreement(agreement: Agreement) -> dict:
    """Only for a reference's name; what readers see of it is the agreement's own live version."""
    return {name: getattr(agreement, name) for name in ("title_de", "title_en", "short_title_de", "short_title_en", "form")}


def article(article: Article) -> dict:
    return {"headline": article.headline, "language": article.language, "slug": article.slug}


def contributor(contributor: Contributor) -> dict:
    return {"name": contributor.name, "slug": contributor.slug, "role_de": contributor.role_de, "role_en": contributor.role_en}


def image(image: Image) -> dict:
    words = ("alt_de", "alt_en", "caption_de", "caption_en", "credit_de", "credit_en", "licence")
    size = {"width": image.width, "height": image.height, "focal_point": image.focal_point}
    return {name: getattr(image, name) for name in words} | size | {"renditions": image.renditions()}


def section(section: Section) -> dict:
    return {"name_de": section.name_de, "name_en": section.name_en, "slug": section.slug}
