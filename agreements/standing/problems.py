"""What an editor is told of signatures that their positions do not cover."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.publishing.errors import Problem

from ..bilingual import said
from .authority import Authority, doubts


def authority_problems(document: dict) -> Iterator[Problem]:
    """A warning, never a refusal: readers see the same note beside the signature."""
    cited = document["cited"]
    for row, found in doubts(document):
        language = (get_language() or "de")[:2]
        words = {"person": said(cited["actor"][row["person"]], "name", language)}
        words["position"] = said(cited["position"][row["position"]], "title", language)
        sentence = (
            _("%(person)s did not hold the position “%(position)s” on the day of signing. Check its dates and that of the signature.")
            if found == Authority.NO
            else _("Whether %(person)s held the position “%(position)s” on the day of signing, its dates leave open.")
        )
        yield Problem(sentence % words, "signatures", is_blocking=False)
