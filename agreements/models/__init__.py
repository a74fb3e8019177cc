from .actors import Actor, ActorEvent, ActorName, Identifier, Position, Relation
from .agreements import Agreement, AgreementEvent, Party, Signature
from .provisions import Assessment, Commitment, Provision
from .sources import Source
from .topics import Topic
from .versions import (
    ActorRendering,
    ActorVersion,
    ActorVersionLink,
    AgreementRendering,
    AgreementVersion,
    AgreementVersionActor,
    AgreementVersionTopic,
)

__all__ = [
    "Actor",
    "ActorEvent",
    "ActorName",
    "ActorRendering",
    "ActorVersion",
    "ActorVersionLink",
    "Agreement",
    "AgreementEvent",
    "AgreementRendering",
    "AgreementVersion",
    "AgreementVersionActor",
    "AgreementVersionTopic",
    "Assessment",
    "Commitment",
    "Identifier",
    "Party",
    "Position",
    "Provision",
    "Relation",
    "Signature",
    "Source",
    "Topic",
]
