"""Small ordered checks of a message before it may become a ticket: one file each.

A verdict that names an outcome ends the message's way; the others only take something away or add something, and the
next guard is asked. What each said stays on the row, so that nobody has to read a log.
"""

from helpdesk.intake.codes.guard_names import GuardName
from helpdesk.intake.guards import (
    authentication,
    auto_reply,
    bounce,
    bulk_sender,
    changed_copy,
    duplicate,
    forward,
    loop,
    no_sender,
    old_mail,
    own_address,
    own_mail,
    participants_program,
    ping_pong,
    size,
)
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Decision, Guard, Judgement, Verdict, decision

GUARDS: tuple[tuple[GuardName, Guard], ...] = (
    (GuardName.SIZE, size.check),
    (GuardName.NO_SENDER, no_sender.check),
    (GuardName.OWN_MAIL, own_mail.check),
    (GuardName.OWN_ADDRESS, own_address.check),
    (GuardName.LOOP, loop.check),
    (GuardName.CHANGED_COPY, changed_copy.check),
    (GuardName.BOUNCE, bounce.check),
    (GuardName.AUTHENTICATION, authentication.check),
    (GuardName.BULK_SENDER, bulk_sender.check),
    (GuardName.PARTICIPANTS_PROGRAM, participants_program.check),
    (GuardName.AUTO_REPLY, auto_reply.check),
    (GuardName.OLD_MAIL, old_mail.check),
    (GuardName.PING_PONG, ping_pong.check),
    (GuardName.FORWARD, forward.check),
)


def judge(case: Case, *, guarded: bool) -> Judgement:
    """Ask the guards in order until one ends the message's way.

    `guarded=False` is for a message that a person let in: nobody stops it, unless there is nobody to answer.
    """
    judgement = Judgement()
    for name, guard in GUARDS:
        verdict = guard(case)
        if verdict is None or (verdict.outcome and not guarded and case.mail.sender):
            continue
        judgement.add(name, verdict)
        if judgement.ended:
            break
    return judgement


__all__ = ["GUARDS", "Case", "Decision", "Guard", "Judgement", "Verdict", "decision", "duplicate", "judge"]
