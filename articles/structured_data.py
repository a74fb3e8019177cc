"""An article as schema.org understands it. Times and version join when the page is read (`with_times`)."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from agreements.addresses import record_url
from agreements.bilingual import said

from .addresses import article_url
from .body import bylines, quoted
from .pictures import picture

ACTOR_TYPES = {"person": "Person", "organization": "Organization", "state": "Country"}
GENRE_TYPES = {"analysis": "AnalysisNewsArticle", "opinion": "OpinionNewsArticle", "background": "BackgroundNewsArticle"}


def news_article(version) -> dict:
    """NewsArticle (or its subtype of the genre) with corrections and quotations, without times."""
    document, language = version.document, version.language
    item, rows = document["content"]["item"], document["content"]["rows"]
    url = article_url(language, version.public_id, version.slug)
    found = {
        "@context": "https://schema.org",
        "@type": GENRE_TYPES.get(item["genre"], "NewsArticle"),
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": item["headline"],
        "description": item["seo_description"] or item["standfirst"],
        "inLanguage": language,
        "isAccessibleForFree": True,
        "publisher": {"@type": "NewsMediaOrganization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
        "author": [author(one, language) for one in bylines(document) if one["role"] == "author"],
        "mentions": mentions(document, language),
        "correction": [correction(row, url) for row in rows["correction"]],
        "hasPart": [quotation(row, document, language) for row in rows["quote"] if "speaker" in row],
    }
    if "section" in item:
        found["articleSection"] = said(document["cited"]["section"][item["section"]], "name", language).text
    if "lead_image" in item:
        shown = picture(document["cited"]["image"][item["lead_image"]], language)
        found["image"] = {
            "@type": "ImageObject",
            "url": settings.SITE_URL + shown["url"],
            "width": shown["width"],
            "height": shown["height"],
        }
    return {key: value for key, value in found.items() if value not in ([], "", None)}


def author(one: dict, language: str) -> dict:
    with translation.override(language):
        return {
            "@type": "Person",
            "name": one["name"],
            "url": settings.SITE_URL + reverse("articles:contributor-detail", args=[one["slug"]]),
        }


def mentions(document: dict, language: str) -> list[dict]:
    """The actors that the article names: by their permanent addresses."""
    named = [row["actor"] for row in document["content"]["rows"]["mention"] if "actor" in row]
    return [actor(key, document, language) for key in named]


def actor(key: str, document: dict, language: str) -> dict:
    cited = document["cited"]["actor"][key]
    return {"@type": ACTOR_TYPES[cited["kind"]], "@id": record_url("actor", key, "", language), "name": said(cited, "name", language).text}


def correction(row: dict, url: str) -> dict:
    return {"@type": "CorrectionComment", "@id": f"{url}#correction-{row['uid']}", "text": row["text"], "datePublished": row["made_on"]}


def quotation(row: dict, document: dict, language: str) -> dict:
    return {
        "@type": "Quotation",
        "text": quoted(row["text"], row["language"]),
        "inLanguage": row["language"],
        "spokenByCharacter": actor(row["speaker"], document, language),
    }


def with_times(structured: dict, version) -> dict:
    """Complete, with the moments that only the acts know."""
    times = {"datePublished": version.first_published_at.isoformat(), "dateModified": version.visible_from.isoformat()}
    return structured | times | {"version": version.number}
