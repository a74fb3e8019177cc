"""Choosing an actor by the beginning of a name: what was typed comes first, what only sounds like it after that."""

import pytest

from agreements.models import ActorName
from tests.factories import make_actor

pytestmark = pytest.mark.django_db


def offered(editor, term: str) -> list[str]:
    query = {"term": term, "app_label": "agreements", "model_name": "party", "field_name": "actor"}
    return [row["text"] for row in editor.get("/admin/autocomplete/", query).json()["results"]]


def test_an_actor_with_the_very_words_in_its_name_stands_before_one_that_sounds_alike(editor):
    make_actor("Georges Pompidou")
    republic = make_actor("Kirgisische Republik", name_en="Kyrgyz Republic", kind="state")
    assert offered(editor, "Kyrgyz") == ["Kyrgyz Republic", "Georges Pompidou"]
    ActorName.objects.create(actor=republic, name="Кыргызстан", language="ky")
    assert offered(editor, "Кыргыз")[0] == "Kyrgyz Republic"


def test_every_spelling_still_finds_the_actor(editor):
    make_actor("Sadyr Zhaparov")
    assert {tuple(offered(editor, spelling)) for spelling in ("Japarov", "Dschaparow", "Жапаров", "Zhap")} == {("Sadyr Zhaparov",)}
