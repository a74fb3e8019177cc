"""The desk for articles: the article's form with its body, pictures, quotes, corrections, sections, contributors, and the import.

`article.py` puts the article's form together; `blocks.py` and `quotes_in_place.py` are its body, `side_rows.py` bylines and mentions.
"""

from . import article, corrections, house, images, quotes

__all__ = ["article", "corrections", "house", "images", "quotes"]
