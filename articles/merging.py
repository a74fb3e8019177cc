"""What becomes of an article's two mentions when their actors merge."""

from agreements.merging.folding import folds

from .models import Mention

# What says most comes first.
ROLES = (Mention.Role.SUBJECT, Mention.Role.QUOTED, Mention.Role.CRITICISED, Mention.Role.MENTIONED)
STATES = (Mention.State.CONFIRMED, Mention.State.SUGGESTED, Mention.State.REJECTED)


@folds(Mention)
def mentions(kept: Mention, gone: Mention) -> dict[str, str]:
    """Confirmed if one of them is, in the weightier role of those that count."""
    state = min((kept.state, gone.state), key=STATES.index)
    roles = [mention.role for mention in (kept, gone) if mention.state == state]
    return {"state": state, "role": min(roles, key=ROLES.index), "surface": kept.surface or gone.surface}
