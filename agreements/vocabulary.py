"""The enumerations of the registry, for those who read the record and have no business with the desk's tables."""

from .models import (
    Actor,
    ActorEvent,
    ActorName,
    Agreement,
    AgreementEvent,
    AgreementLink,
    Amount,
    Assessment,
    Commitment,
    Identifier,
    Party,
    Provision,
    Relation,
    Signature,
    Source,
)
from .partial_dates import Qualifier
from .standing.authority import Authority
from .standing.party_status import PartyStatus
from .standing.status import Status

ActorKind, Classification = Actor.Kind, Actor.Classification
NameKind, Scheme, RelationKind, ActorEventKind = ActorName.Kind, Identifier.Scheme, Relation.Kind, ActorEvent.Kind
Form, Binding, TextStatus = Agreement.Form, Agreement.Binding, Agreement.TextStatus
Role, Capacity, UnknownSignatory, AgreementEventKind = Party.Role, Party.Capacity, Signature.Unknown, AgreementEvent.Kind
ProvisionKind, Due, Rating, SourceKind = Provision.Kind, Commitment.Due, Assessment.Rating, Source.Kind
AmountKind, Exactness, LinkKind = Amount.Kind, Amount.Exactness, AgreementLink.Kind
# Tables of facts, as the lists of a record's representation are called.
PARTS = {
    "actorname": "names", "identifier": "identifiers", "position": "positions", "relation": "relations", "actorevent": "events",
    "party": "parties", "signature": "signatures", "agreementevent": "events", "provision": "provisions", "commitment": "commitments",
    "assessment": "assessments", "amount": "amounts", "agreementlink": "links",
}  # fmt: skip

__all__ = [
    "ActorEventKind", "ActorKind", "AgreementEventKind", "AmountKind", "Authority", "Binding", "Capacity", "Classification", "Due",
    "Exactness", "Form", "LinkKind", "NameKind", "PARTS", "PartyStatus", "ProvisionKind", "Qualifier", "Rating", "RelationKind", "Role",
    "Scheme", "SourceKind", "Status", "TextStatus", "UnknownSignatory",
]  # fmt: skip
