"""A source is retracted: what rests on it alone goes to review, in one act that leaves a receipt and can be taken back.

Readers see nothing of it until a record is published again: versions keep what was cited when they were published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsroom.publishing.ahead import in_words
from newsroom.publishing.errors import PublishingError
from newsroom.publishing.models import Item
from newsroom.publishing.shapes import publishing_of_kind
from newsroom.publishing.texts import storable

from ..models import Retraction, Source
from .foundations import Resting, counted, resting_on

MOST_KINDS = 6  # named in the note on an item


@dataclass
class Receipt:
    """`sent` went to review, `waiting` were there already; of both the notes say why. `supported` were left alone."""

    sent: list[Item]
    waiting: list[Item]
    supported: list[Item]


@dataclass
class Reinstated:
    """`taken_back` are as they were before the retraction; `left` were worked on since and keep their stage and note."""

    taken_back: list[Item]
    left: list[Item]


def retract(source: Source, *, by, on: date, reason_de: str = "", reason_en: str = "") -> Receipt:
    """Mark the source as retracted and send every item to review that has something which rests on it alone.

    One transaction; locks the source and those items only. Raises PublishingError when it is retracted already, or without a reason.
    """
    reason_de, reason_en = storable(reason_de.strip()), storable(reason_en.strip())
    if not (reason_de or reason_en):
        raise PublishingError(_("Say why the source is retracted: readers see the reason."))
    with transaction.atomic():
        source = locked_source(source)
        if source.retracted_on:
            raise PublishingError(_("“%s” is retracted already.") % source)
        source.retracted_on, source.retraction_reason_de, source.retraction_reason_en = on, reason_de, reason_en
        save(source, _("Retracted: %s") % source.retraction_reason, by)
        found = resting_on(source)
        items = locked(resting.item for resting in found if resting.alone)
        receipt = Receipt([], [], [resting.item for resting in found if not resting.alone])
        entries = [send(items[resting.item], resting, source, by, receipt) for resting in found if resting.alone]
        write(items.values())
        Retraction.objects.create(source=source, sent=entries, by=by, at=timezone.now())
        tell_log(items.values(), by, _("Sent to review: the source “%s” was retracted.") % source)
    return receipt


def locked_source(source: Source) -> Source:
    return Source.objects.select_for_update(no_key=True).get(pk=source.pk)


def locked(items: Iterable[Item]) -> dict[Item, Item]:
    """Fresh copies, their rows locked in the order that publishers share. One query for each kind of item."""
    kinds = sorted(by_model(items).items(), key=lambda kind: kind[0]._meta.db_table)
    rows = (model._default_manager.select_for_update(no_key=True).filter(pk__in=[item.pk for item in same]) for model, same in kinds)
    return {item: item for found in rows for item in found.order_by("pk")}


def write(items: Iterable[Item]) -> None:
    for model, same in by_model(items).items():
        model._default_manager.bulk_update(same, ["stage", "notes", "row_version"], batch_size=500)


def by_model(rows: Iterable) -> dict[type, list]:
    found: dict[type, list] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found


def save(source: Source, message: str, by) -> None:
    source.row_version += 1
    source.save(update_fields=["retracted_on", "retraction_reason_de", "retraction_reason_en", "row_version"])
    tell_log([source], by, message)


def send(item: Item, resting: Resting, source: Source, by, receipt: Receipt) -> dict:
    """The entry on the receipt. The note goes on top of the item's notes, as when an editor sends something back."""
    note, before = note_for(resting, source, by), item.stage
    item.stage, item.notes, item.row_version = Item.Stage.REVIEW, f"{note}\n\n{item.notes}".strip(), item.row_version + 1
    (receipt.sent if before == Item.Stage.DRAFT else receipt.waiting).append(item)
    return {"kind": item._meta.model_name, "id": item.pk, "row_version": item.row_version, "stage": before, "note": note}


def note_for(resting: Resting, source: Source, by) -> str:
    kinds = [f"{kind} ({number})" if number > 1 else kind for kind, number in counted(resting.alone)]
    words = {
        "who": (by and (by.get_full_name() or by.get_username())) or _("Somebody"),
        "moment": in_words(timezone.now()),
        "source": source,
        "day": date_format(source.retracted_on, "DATE_FORMAT"),
        "reason": source.retraction_reason,
        "facts": ", ".join(kinds[:MOST_KINDS]) + (" …" if len(kinds) > MOST_KINDS else ""),
    }
    return _("%(moment)s, %(who)s: The source “%(source)s” was retracted on %(day)s: %(reason)s To be checked: %(facts)s.") % words


def reinstate(source: Source, *, by) -> Reinstated:
    """Take the retraction back. Items that nobody has saved since return to the stage that they had, without the note.

    Raises PublishingError when the source is not retracted.
    """
    with transaction.atomic():
        source = locked_source(source)
        if not source.retracted_on:
            raise PublishingError(_("“%s” is not retracted.") % source)
        source.retracted_on, source.retraction_reason_de, source.retraction_reason_en = None, "", ""
        save(source, _("Reinstated."), by)
        receipt = Retraction.objects.filter(source=source, undone_at__isnull=True).first()
        result = take_back(receipt.sent if receipt else [])
        tell_log(result.taken_back, by, _("Taken back from review: the source “%s” was reinstated.") % source)
        Retraction.objects.filter(source=source, undone_at__isnull=True).update(undone_by=by, undone_at=timezone.now())
    return result


def take_back(sent: list[dict]) -> Reinstated:
    kinds: dict[str, dict[int, dict]] = {}
    for entry in sent:
        kinds.setdefault(entry["kind"], {})[entry["id"]] = entry
    present = [item for kind, entries in kinds.items() for item in publishing_of_kind(kind).item._default_manager.filter(pk__in=entries)]
    result = Reinstated([], [])
    for item in locked(present).values():
        entry = kinds[item._meta.model_name][item.pk]
        if item.row_version == entry["row_version"]:
            item.stage, item.row_version = entry["stage"], item.row_version + 1
            item.notes = item.notes.removeprefix(entry["note"]).lstrip()
            result.taken_back.append(item)
        else:
            result.left.append(item)
    write(result.taken_back)
    return result


def tell_log(rows: Iterable, by, message: str) -> None:
    """In the desk's own log, where each row's history stands."""
    for model, same in by_model(rows).items() if by else ():
        LogEntry.objects.log_actions(by.pk, model._default_manager.filter(pk__in=[row.pk for row in same]), CHANGE, message)
