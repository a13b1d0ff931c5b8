"""Records who did what with a message that was set aside, and when: on the row, and among its decisions."""

from dataclasses import dataclass

from django.utils import timezone

from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.verdict import Verdict, decision
from helpdesk.intake.models import RawMail
from helpdesk.people.models import User

SIGNED = ["handled_by", "handled_at", "decisions"]


@dataclass(frozen=True, slots=True)
class Handled:
    """The row as it is now. Not `done`: somebody did something else with it before, and that stays."""

    row: RawMail
    done: bool


class HandlingRefused(Exception):
    """The message cannot be handled so, in words for the person who wanted it. Nothing has changed."""


def locked_row(row: RawMail) -> RawMail:
    """Lock the row for the caller's transaction and read it anew, without its bytes."""
    return RawMail.objects.select_for_update(no_key=True).defer("content").get(pk=row.pk)


def record_handling(row: RawMail, by: User, did: IntakeReason) -> None:
    """Record in the row that `by` handled it; the caller saves `SIGNED`."""
    row.handled_by, row.handled_at = by, timezone.now()
    verdict = Verdict(reason=did, values={"who": by.short_name})
    kept = decision(GuardName.PERSON, verdict) | {"decision": did.value, "at": row.handled_at.isoformat()}
    row.decisions.append(kept)
