from .articles import Article, Byline, Contributor, Section
from .blocks import AgreementBlock, FactBoxBlock, ImageBlock, QuoteBlock, TextBlock
from .corrections import Correction
from .images import Image
from .mentions import Mention
from .quotes import Quote
from .versions import (
    ArticleRendering,
    ArticleVersion,
    ArticleVersionByline,
    ArticleVersionCorrection,
    ArticleVersionMention,
    ArticleVersionQuote,
    ArticleVersionTopic,
)

__all__ = [
    "AgreementBlock",
    "Article",
    "ArticleRendering",
    "ArticleVersion",
    "ArticleVersionByline",
    "ArticleVersionCorrection",
    "ArticleVersionMention",
    "ArticleVersionQuote",
    "ArticleVersionTopic",
    "Byline",
    "Contributor",
    "Correction",
    "FactBoxBlock",
    "Image",
    "ImageBlock",
    "Mention",
    "Quote",
    "QuoteBlock",
    "Section",
    "TextBlock",
]
