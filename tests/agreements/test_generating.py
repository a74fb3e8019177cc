"""Generated records say in every table what a publication would have written there.

But for one thing: a copy exchanges words, and how much of a label a picture has room for depends on how long they are.
"""

import re

import pytest
from django.core.management import CommandError, call_command

from agreements.generating.registry import generate
from agreements.models import Actor, ActorVersion, Agreement, AgreementVersion
from newsroom.publishing.freezing import freeze
from newsroom.publishing.models import IndexRow, Rendering
from newsroom.publishing.rebuilding import rebuild

pytestmark = pytest.mark.django_db

DRAWN = re.compile(r'<figure class="drawing.*?</figure>')


def derived(version) -> list:
    """Every derived row without its key and its pictures, in a stable order."""
    models = [relation.related_model for relation in type(version)._meta.related_objects]
    rows = [row for model in models if issubclass(model, (IndexRow, Rendering)) for row in model.objects.filter(version=version)]
    told = ((type(row).__name__, {name: value for name, value in vars(row).items() if name not in ("id", "_state")}) for row in rows)
    return sorted(DRAWN.sub("", str(one)) for one in told)


def test_generated_records_are_as_if_they_had_been_published():
    generate(100, 5, seed=1, progress=lambda *_: None)
    assert (ActorVersion.objects.live().count(), AgreementVersion.objects.live().count()) == (120, 10)
    for item in (
        *Actor.objects.order_by("-id")[:3],
        *Actor.objects.filter(kind="organization").order_by("-id")[:1],
        *Agreement.objects.order_by("-id")[:3],
    ):
        version = item.versions.get()
        before = derived(version)
        assert freeze(item) == version.document
        rebuild(item)
        assert derived(item.versions.get()) == before


def test_a_real_registry_is_not_filled_with_invented_records():
    generate(100, 1, seed=1, progress=lambda *_: None)
    with pytest.raises(CommandError, match="published here already"):
        call_command("generate_registry")
