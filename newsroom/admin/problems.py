"""What stops a publication, as sentences that lead to the place on the form that mends it."""

from dataclasses import dataclass

from django.urls import reverse

from newsroom.publishing.acts import publishing_problems
from newsroom.publishing.errors import Problem


@dataclass(frozen=True)
class Sentence:
    text: str
    url: str
    is_blocking: bool


class TellsProblems:
    """`problem_anchors` maps a problem's field to an element of the form where the two names differ ("body" → "textblock_set-group")."""

    problem_anchors: dict[str, str] = {}

    def change_url(self, item) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[item.pk])

    def anchor_of(self, field: str) -> str:
        """Rows of our form are `field-<name>`, inlines `<prefix>-group`."""
        if field in self.problem_anchors or not field:
            return self.problem_anchors.get(field, "")
        names = {one.name for one in self.opts.get_fields() if one.one_to_many}
        return f"{field}-group" if field in names else f"field-{field}"

    def sentence(self, item, problem: Problem) -> Sentence:
        anchor = self.anchor_of(problem.field)
        return Sentence(str(problem), f"{self.change_url(item)}#{anchor}" if anchor else self.change_url(item), problem.is_blocking)

    def sentences(self, item, at=None) -> list[Sentence]:
        """Blocking ones first. As many queries as a freeze."""
        found = [self.sentence(item, problem) for problem in publishing_problems(item, at=at)]
        return sorted(found, key=lambda sentence: not sentence.is_blocking)
