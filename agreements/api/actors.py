"""`/api/v1/actors/`: people, organisations and states."""

from drf_spectacular.utils import extend_schema_view

from agreements.addresses import record_path
from agreements.filters import ActorFilter
from agreements.models import ActorVersion
from newsroom.rest.resources import RecordList
from newsroom.rest.schema import AS_OF, PUBLIC_ID, described, ref
from newsroom.rest.shapes import SITE

from . import representations
from .filtering import ON, list_parameters
from .on import ActorAnswersOn

FILTERS = {
    "q": ("Every word begins a word of one of the actor's names, in any script.", "Seward"),
    "kind": ("What the actor is.", ["person"]),
    "classification": ("The class of an organisation.", None),
    "country": ("The country, two letters as in ISO 3166-1.", None),
    "related_to": ("The id of another actor that this one's record names: it holds a position there, is its agency, owns it.", None),
}


def html_url(public_id: str, slug: str, _language: str) -> dict:
    return {language: SITE + record_path("actor", public_id, slug, language) for language in ("de", "en")}


class Actors:
    kind = "actor"
    versions = ActorVersion.objects.all()
    html_url = staticmethod(html_url)


@extend_schema_view(
    get=described(
        "Actors by name",
        "A page of cards, in the order of names. `q` finds beginnings of words in every form of the name, in any script.",
        ref("ActorPage"),
        tag="actors",
        operation="actors_list",
        parameters=list_parameters(ActorFilter, FILTERS),
    )
)
class ActorList(Actors, RecordList):
    represent = staticmethod(representations.actor_card)
    filterset_class = ActorFilter
    order = ("sort_key", "item_id")


@extend_schema_view(
    get=described(
        "One actor",
        "Names in all scripts, positions, relations and events, each with its source; now, or as this site showed it at `as_of`.",
        ref("Actor"),
        tag="actors",
        operation="actors_detail",
        parameters=[PUBLIC_ID, AS_OF, ON],
        statuses=(400, 404, 410, 414),
    )
)
class ActorDetail(Actors, ActorAnswersOn):
    represent = staticmethod(representations.actor)
    keeps_history = True
