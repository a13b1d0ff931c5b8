"""Recognises a message that took effect already.

The intake asks this one first of all, by claiming the message's identity: of any number of deliveries at the same
moment the database lets one pass.
"""

from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome, RawMail

NAME = GuardName.DUPLICATE
# In the words of the index `one_effect_per_message`: asked in any other way, every message is looked at.
_SETTLED = [IntakeOutcome.CREATED, IntakeOutcome.APPENDED, IntakeOutcome.QUARANTINED, IntakeOutcome.DISCARDED]


def first_with(identity: str) -> RawMail | None:
    """The delivery that took effect; None while nobody's has, or when it was thrown away since."""
    settled = RawMail.objects.filter(identity=identity, outcome__in=_SETTLED)
    return settled.defer("content").first()


def verdict(first: RawMail | None) -> Verdict:
    saw = f"received on {first.received_at:%Y-%m-%d %H:%M} UTC, number {first.pk}" if first else ""
    return Verdict(outcome=IntakeOutcome.IGNORED, reason=IntakeReason.DUPLICATE, saw=saw)
