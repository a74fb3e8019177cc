from .actors import Actor, ActorEvent, ActorName, Identifier
from .agreements import Agreement, AgreementEvent, Party, Signature
from .amounts import Amount
from .commitment_rows import AgreementVersionCommitment
from .happenings import ActorHappening, AgreementHappening
from .imports import ColumnPreset, ImportLine, ImportRun
from .likely_pairs import Compared, LikelyPair
from .links import AgreementLink
from .matching import MatchDecision, Merge
from .provisions import Assessment, Commitment, Provision
from .relations import Position, Relation
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
    "ActorHappening",
    "ActorName",
    "ActorRendering",
    "ActorVersion",
    "ActorVersionLink",
    "ActorVersionSource",
    "Agreement",
    "AgreementEvent",
    "AgreementHappening",
    "AgreementLink",
    "AgreementRendering",
    "AgreementVersion",
    "AgreementVersionActor",
    "AgreementVersionCommitment",
    "AgreementVersionLink",
    "AgreementVersionSource",
    "AgreementVersionStanding",
    "AgreementVersionTopic",
    "Amount",
    "Assessment",
    "ColumnPreset",
    "Commitment",
    "Compared",
    "Identifier",
    "ImportLine",
    "ImportRun",
    "LikelyPair",
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
