"""What `/readyz` says of events."""

from helpdesk.events.models import Delivery


def stuck_deliveries() -> str | None:
    """None, or how many deliveries wait for a person."""
    count = Delivery.objects.filter(state=Delivery.State.STUCK).count()
    return f"{count} events are stuck" if count else None
