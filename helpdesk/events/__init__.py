"""Events: the transactional outbox of domain events.

Knows what happened and who still has to hear of it: one Delivery row per event and handler.
Door: `publish`, `subscribe`, `Event` here; `deliver.drain` for tests and commands.
The row is the queue; the broker is only the doorbell. It must not know any room.
"""

from helpdesk.events.publish import publish
from helpdesk.events.registry import Event, subscribe

__all__ = ["Event", "publish", "subscribe"]
