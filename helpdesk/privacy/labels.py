"""What the fields of an export are called for people; programs read their keys."""

from django.utils.translation import gettext, gettext_noop

_LABELS: dict[str, str] = {
    "name": gettext_noop("Name"),
    "preferred_name": gettext_noop("Prefers"),
    "organisation": gettext_noop("Organisation"),
    "language": gettext_noop("Language"),
    "time_zone": gettext_noop("Time zone"),
    "since": gettext_noop("Since"),
    "contact_points": gettext_noop("Addresses and numbers"),
    "facts": gettext_noop("On file"),
    "kind": gettext_noop("Kind"),
    "value": gettext_noop("Value"),
    "proven": gettext_noop("Proven"),
    "came_back": gettext_noop("Came back"),
    "noted": gettext_noop("Noted"),
    "number": gettext_noop("Number"),
    "subject": gettext_noop("Subject"),
    "status": gettext_noop("Status"),
    "state": gettext_noop("State"),
    "product": gettext_noop("Product"),
    "products": gettext_noop("Products"),
    "tags": gettext_noop("Tags"),
    "created": gettext_noop("Created"),
    "closed": gettext_noop("Closed"),
    "fields": gettext_noop("Fields"),
    "messages": gettext_noop("Messages"),
    "notes": gettext_noop("Notes"),
    "at": gettext_noop("When"),
    "from": gettext_noop("From"),
    "to": gettext_noop("To"),
    "text": gettext_noop("Text"),
    "files": gettext_noop("Files"),
    "address": gettext_noop("Address"),
    "placed": gettext_noop("Ordered"),
    "delivered": gettext_noop("Delivered"),
    "total": gettext_noop("Total"),
    "lines": gettext_noop("Products"),
    "quantity": gettext_noop("Quantity"),
    "amount": gettext_noop("Amount"),
    "sent": gettext_noop("Sent"),
    "received": gettext_noop("Received"),
    "answered": gettext_noop("Answered"),
    "score": gettext_noop("Score"),
    "may_contact": gettext_noop("May be contacted"),
    "severity": gettext_noop("Severity"),
    "asked_for": gettext_noop("Desired outcome"),
    "cause": gettext_noop("Cause"),
    "role": gettext_noop("Role"),
}


def label_of(name: str) -> str:
    """A field's name; one that no room named here, such as a shop's own field, is told by its key."""
    return gettext(_LABELS[name]) if name in _LABELS else name
