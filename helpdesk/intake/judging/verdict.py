"""Holds what a guard may say, and what all of them said together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from helpdesk.intake.codes.reasons import IntakeReason, Values, json_values
from helpdesk.intake.judging.case import Case
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.mime.bounces import BounceReport
from helpdesk.mime.fields.addresses import Address
from helpdesk.outgoing.models import OutgoingMail

_MAX_SEEN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one guard says: the reason, with the `values` of its sentence, and what the guard `saw`.

    That is the header line or the words that made up its mind.

    With an `outcome` the message's way ends here; `returned` is then our own mail that came back undelivered, and
    `reports` say to whom; `copy_of` is the delivery of the same message that took effect. Without one the message goes
    on, and something about it is settled: no automatic answer (`unanswered`), not a person's words (`automatic`), or
    who really wrote it (`author`).
    """

    reason: IntakeReason
    values: Values = field(default_factory=dict)
    saw: str = ""
    outcome: IntakeOutcome | None = None
    returned: OutgoingMail | None = None
    copy_of: RawMail | None = None
    reports: tuple[BounceReport, ...] = ()
    unanswered: bool = False
    automatic: bool = False
    author: Address | None = None


Guard = Callable[[Case], Verdict | None]
Decision = dict[str, Any]


def decision(guard: str, verdict: Verdict) -> Decision:
    """The verdict as it is kept in `RawMail.decisions`."""
    return {
        "guard": str(guard),
        "decision": str(verdict.outcome or "restricted"),
        "reason": verdict.reason.value,
        "values": json_values(verdict.values),
        "saw": " ".join(verdict.saw.replace("\x00", "").split())[:_MAX_SEEN],
    }


@dataclass(slots=True)
class Judgement:
    """All verdicts on one message, in order; `ended` names the guard that stopped it and its verdict."""

    verdicts: list[Verdict] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    ended: tuple[str, Verdict] | None = None

    def add(self, guard: str, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        self.decisions.append(decision(guard, verdict))
        if verdict.outcome is not None:
            self.ended = guard, verdict

    @property
    def unanswered(self) -> bool:
        return any(verdict.unanswered for verdict in self.verdicts)

    @property
    def automatic(self) -> bool:
        return any(verdict.automatic for verdict in self.verdicts)

    @property
    def author(self) -> Address | None:
        return next((verdict.author for verdict in self.verdicts if verdict.author), None)
