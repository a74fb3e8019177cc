"""What an article points at, as it is live now: computed inside the one query that reads the article."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef
from django.db.models.functions import JSONObject

from agreements.models import ActorVersion, AgreementVersion
from articles.models import ArticleVersion, ArticleVersionMention
from newsroom.rest.shapes import reference, texts

COLUMNS = ("live_actors", "live_agreements", "mentioned", "siblings", "story")


def named(model: type[Model], kind: str, name: str) -> ArraySubquery:
    """Id and both names of every live record of this kind that the version mentions."""
    keys = ArticleVersionMention.objects.filter(version=OuterRef(OuterRef("pk")), kind=kind).values("public_id")
    rows = model.objects.live().filter(public_id__in=keys).order_by("public_id")
    return ArraySubquery(rows.values(row=JSONObject(id="public_id", name_de=f"{name}_de", name_en=f"{name}_en")))


def mentioned() -> ArraySubquery:
    rows = ArticleVersionMention.objects.filter(version=OuterRef("pk")).order_by("kind", "public_id")
    return ArraySubquery(rows.values(row=JSONObject(id="public_id", kind="kind", role="role")))


def siblings() -> ArraySubquery:
    rows = (
        ArticleVersion.objects.live().filter(story=OuterRef("story")).exclude(item_id=OuterRef("item_id")).order_by("language", "item_id")
    )
    return ArraySubquery(rows.values(row=JSONObject(id="public_id", name="headline", language="language")))


def annotations() -> dict[str, Any]:
    return {
        "live_actors": named(ActorVersion, "actor", "name"),
        "live_agreements": named(AgreementVersion, "agreement", "title"),
        "mentioned": mentioned(),
        "siblings": siblings(),
    }


def mentions(row: dict) -> list[dict]:
    """References to what is live, under its present name, with the part that it has in the article."""
    names = {(kind, one["id"]): texts(one, "name") for kind in ("actor", "agreement") for one in row[f"live_{kind}s"]}
    found = [(one, names.get((one["kind"], one["id"]))) for one in row["mentioned"]]
    return [{"role": one["role"], "record": reference(one["kind"], one["id"], name)} for one, name in found if name]


def translations(row: dict) -> list[dict]:
    return [{"language": one["language"], "article": reference("article", one["id"], one["name"])} for one in row["siblings"]]
