"""The check of `/readyz` on events."""

from helpdesk.events.models import Delivery


def stuck_deliveries() -> str | None:
    """How many deliveries wait for a person, in words; None where none does."""
    count = Delivery.objects.filter(state=Delivery.State.STUCK).count()
    return f"{count} events are stuck" if count else None
