"""What stands on the front page: three queries, each compiled once."""

from typing import NamedTuple

from agreements.models import AgreementVersion
from articles.lists import correction_shown, newest_corrections
from articles.models import ArticleVersion
from newsroom.reading.prepared import Prepared

STORIES, RECORDS, RECORDS_SHOWN = 6, 12, 3
COLUMNS = ("pk", "renderer", "first_published_at", "rendering")

NEWEST_STORIES = Prepared(lambda language: ArticleVersion.objects.for_list(language).newest_first().values_list(*COLUMNS)[:STORIES])
NEWEST_RECORDS = Prepared(lambda language: AgreementVersion.objects.for_list(language).newest_first().values_list(*COLUMNS)[:RECORDS])
LATEST_CORRECTION = Prepared(lambda language: newest_corrections(language)[:1])


class Front(NamedTuple):
    context: dict
    made_of: tuple


def front_page(language: str) -> Front:
    """The lead and five stories, the newest records, one commitment and one correction; what there is none of, is None or empty."""
    stories, records = NEWEST_STORIES(language=language), NEWEST_RECORDS(language=language)
    corrections = LATEST_CORRECTION(language=language)
    cards = [card | {"published_at": published} for _pk, _renderer, published, card in stories if card]
    shown = [card for *_row, card in records if card]
    context = {
        "lead": cards[0] if cards else None,
        "stories": cards[1:],
        "records": shown[:RECORDS_SHOWN],
        "commitment_of": next((card for card in shown if card["commitment"]), None),
        "correction": correction_shown(*corrections[0]) if corrections else None,
    }
    return Front(context, tuple(row[:2] for row in [*stories, *records]) + tuple(corrections))
