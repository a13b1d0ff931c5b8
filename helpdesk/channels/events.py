"""What came by a channel, in the past tense."""

import dataclasses

from helpdesk.events import Event


@dataclasses.dataclass(frozen=True, kw_only=True)
class PostReceived(Event):
    """A program posted what somebody wrote; it is stored, and is taken in next."""

    post_id: int
