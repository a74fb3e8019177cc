"""Items that go out together: what is asked for, and what it cites that readers cannot see yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.http import Http404

from newsroom.publishing.freezing import freeze, left_out
from newsroom.publishing.models import Change, Item, Version
from newsroom.publishing.shapes import all_publishing, publishing_of, publishing_of_kind

from .problems import Sentence
from .states import with_state

MOST_COMPANIONS = 50


@dataclass
class Candidate:
    """An item on the publish page, with everything that its editor should know before it goes out."""

    item: Item
    admin: object
    may_publish: bool
    problems: list[Sentence]

    @property
    def token(self) -> str:
        """Names the item and the state of it that the editor was shown."""
        return f"{self.item._meta.model_name}.{self.item.pk}.{self.item.row_version}"

    @property
    def name(self) -> str:
        return f"{self.item._meta.model_name}.{self.item.pk}"

    @property
    def kind(self) -> str:
        return self.item._meta.verbose_name

    @property
    def url(self) -> str:
        return self.admin.change_url(self.item)

    @property
    def is_blocked(self) -> bool:
        return any(problem.is_blocking for problem in self.problems)

    def left_out(self) -> list[tuple[str, str, str]]:
        """(kind, row, reason) of each row that stays at the desk."""
        return [(row._meta.verbose_name, str(row), getattr(row, "held_back", "")) for row in left_out(self.item)]

    def plans(self) -> list[Change]:
        return self.admin.scheduled_acts(self.item)


def candidate(site: AdminSite, request, item: Item, at=None) -> Candidate:
    admin = site.get_model_admin(type(item))
    return Candidate(item, admin, admin.has_publish_permission(request, item), admin.sentences(item, at))


def item_of(site: AdminSite, request, name: str) -> Item:
    """The item of "article.12", if the user may publish it. 404 and 403 as on every page of the item."""
    kind, _dot, pk = name.partition(".")
    if kind not in {one.item._meta.model_name for one in all_publishing()} or not pk.isdecimal():
        raise Http404
    return site.get_model_admin(publishing_of_kind(kind).item).item_or_404(request, pk, may="publish")


def versions_of(item: Item) -> Iterable[Version]:
    return publishing_of(item).version.objects.filter(item=item)


def cited_items(item: Item) -> list[Item]:
    """The items that a version of this one would cite and that are neither live nor on their way."""
    cited = freeze(item)["cited"]
    found = []
    for publishing in all_publishing():
        if keys := cited.get(publishing.item._meta.model_name):
            rows = with_state(publishing.item._default_manager.filter(public_id__in=keys))
            found += [row for row in rows if not (row.is_live or row.was_live or row.scheduled_at)]
    return found


def companions(items: list[Item]) -> list[Item]:
    """Everything unpublished that the items cite, directly or through one another."""
    seen = {(type(item), item.pk) for item in items}
    found: list[Item] = []
    waiting = list(items)
    while waiting and len(found) < MOST_COMPANIONS:
        for cited in cited_items(waiting.pop(0)):
            if (type(cited), cited.pk) not in seen:
                seen.add((type(cited), cited.pk))
                found.append(cited)
                waiting.append(cited)
    return found
