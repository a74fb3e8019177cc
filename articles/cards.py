"""What lists show of an article, prepared from its version; `components/article_card.html` prints it."""

from .addresses import article_path
from .body import byline_names
from .pictures import picture


def article_card(version) -> dict:
    """All but the date, which the version's first publication gives when the card is read."""
    item, cited = version.content["item"], version.cited
    return {
        "url": article_path(version.language, version.public_id, version.slug),
        "headline": item["headline"],
        "kicker": item["kicker"],
        "standfirst": item["standfirst"],
        "byline": ", ".join(byline_names(version.document)),
        "language": version.language,
        "picture": picture(cited["image"][item["lead_image"]], version.language) if "lead_image" in item else None,
        "is_corrected": any(row["kind"] == "correction" for row in version.content["rows"]["correction"]),
    }
