"""Stores a message that a door saw but could not take in: a row with its headers and the reason."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone

from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason, Values, json_values
from helpdesk.intake.judging.verdict import Verdict, decision
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import Arrival
from helpdesk.mime.parse import parse_mail

GUARD = GuardName.LEFT_BEHIND
"""The `RawMail.guard` of such a row: its content is a header section alone."""


def record_not_fetched(
    headers: bytes, delivery: Arrival, *, size: int, reason: IntakeReason, values: Values
) -> RawMail:
    """Set aside what is known of one message: its header section, and its size in bytes.

    Doing so again, under the same `door_key` or with the same headers, gives the first row.

    Its identity is that of the headers alone: should the whole message arrive on another way, it is taken in.
    """
    digest = hashlib.sha256(headers).hexdigest()
    identity = hashlib.sha256(b"headers of a message left behind\0" + headers).hexdigest() if headers else ""
    mail = parse_mail(headers)
    verdict = Verdict(outcome=IntakeOutcome.QUARANTINED, reason=reason, values=values, saw=f"{size:,} bytes")
    fields = {
        "content": RawMail.pack(headers),
        "size": min(size, 2**31 - 1),
        "sha256": digest,
        "identity": identity,
        "source": delivery.source,
        "received_at": timezone.now(),
        "outcome": IntakeOutcome.QUARANTINED,
        "reason": reason,
        "reason_values": json_values(values),
        "guard": GUARD,
        "sender": mail.sender.email[:320] if mail.sender else "",
        "subject": mail.subject[:500],
        "decisions": [decision(GUARD, verdict)],
    }
    try:
        with transaction.atomic():
            return RawMail.objects.get_or_create(mailbox=delivery.mailbox, door_key=delivery.door_key, defaults=fields)[
                0
            ]
    except IntegrityError:
        return RawMail.objects.get(identity=identity, outcome__in=[IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED])
