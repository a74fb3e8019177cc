from .actors import Actor, ActorEvent, ActorName, Identifier, Position, Relation
from .agreements import Agreement, AgreementEvent, Party, Signature
from .amounts import Amount
from .imports import ColumnPreset, ImportLine, ImportRun
from .links import AgreementLink
from .matching import MatchDecision, Merge
from .provisions import Assessment, Commitment, Provision
from .retractions import Retraction
from .sources import Source
from .topics import Topic
from .versions import (
    ActorRendering,
    ActorVersion,
    ActorVersionLink,
    ActorVersionSource,
    AgreementRendering,
    AgreementVersion,
    AgreementVersionActor,
    AgreementVersionLink,
    AgreementVersionSource,
    AgreementVersionStanding,
    AgreementVersionTopic,
)

__all__ = [
    "Actor",
    "ActorEvent",
    "ActorName",
    "ActorRendering",
    "ActorVersion",
    "ActorVersionLink",
    "ActorVersionSource",
    "Agreement",
    "AgreementEvent",
    "AgreementLink",
    "AgreementRendering",
    "AgreementVersion",
    "AgreementVersionActor",
    "AgreementVersionLink",
    "AgreementVersionSource",
    "AgreementVersionStanding",
    "AgreementVersionTopic",
    "Amount",
    "Assessment",
    "ColumnPreset",
    "Commitment",
    "Identifier",
    "ImportLine",
    "ImportRun",
    "MatchDecision",
    "Merge",
    "Party",
    "Position",
    "Provision",
    "Relation",
    "Retraction",
    "Signature",
    "Source",
    "Topic",
]
