"""Tells whoever has a follow-up to do."""

from helpdesk.notifications.services import notify
from helpdesk.people.models import User
from surveys.mail.owner_letter import FOLLOW_UP
from surveys.models import FollowUp


def tell_owner(*, follow_up: FollowUp, by: User | None = None, occasion: str = "made") -> list[int]:
    """Tell the owner, once for each occasion; nobody where nobody has it, or they took it themselves."""
    if follow_up.owner is None:
        return []
    return notify(
        kind=FOLLOW_UP,
        to=[follow_up.owner],
        thing=f"follow_up:{follow_up.pk}",
        occasion=occasion,
        ticket=follow_up.ticket,
        actor_id=by.pk if by else None,
    )
