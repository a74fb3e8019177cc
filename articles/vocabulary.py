"""The enumerations of the stories, for those who read the record and have no business with the desk's tables."""

from .models import Article, Byline, Correction, Mention, Quote

Language, Genre = Article.Language, Article.Genre
BylineRole, CorrectionKind, MentionRole, OnRecord = Byline.Role, Correction.Kind, Mention.Role, Quote.Record

__all__ = ["BylineRole", "CorrectionKind", "Genre", "Language", "MentionRole", "OnRecord"]
