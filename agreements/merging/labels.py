"""The labels of the actor that goes live on as other names of the one that stays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from agreements.models import ActorName

if TYPE_CHECKING:
    from .plans import Plan

LANGUAGES = ("de", "en")


def labels_to_keep(found: "Plan") -> Iterator[ActorName]:
    """Unsaved names, one for each label that the survivor does not know yet under any heading."""
    merged, survivor = found.merged, found.survivor
    known = {name.name for actor in (merged, survivor) for name in actor.names.all()}
    known |= {survivor.name_de, survivor.name_en, *taken_labels(found)}
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        if label := getattr(merged, f"name_{language}"):
            languages.setdefault(label, []).append(language)
    for label, used_in in languages.items():
        if label not in known:
            language = used_in[0] if len(used_in) == 1 else ""
            yield ActorName(actor=survivor, name=label, language=language, source=merged.main_source)


def taken_labels(found: "Plan") -> set[str]:
    return {getattr(found.merged, name) for name in found.take if name.startswith("name_")}
