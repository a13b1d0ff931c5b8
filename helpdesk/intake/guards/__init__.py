"""Small ordered checks of a message before it may become a ticket: one file each.

A verdict that names an outcome ends the message's way; the others only take something away or add something, and the
next guard is asked. What each said stays on the row, so that nobody has to read a log.
"""

from helpdesk.intake.case import Case
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
from helpdesk.intake.verdict import Decision, Guard, Judgement, Verdict, decision

GUARDS: tuple[tuple[str, Guard], ...] = (
    ("size", size.check),
    ("no sender", no_sender.check),
    ("own mail", own_mail.check),
    ("own address", own_address.check),
    ("loop", loop.check),
    ("changed copy", changed_copy.check),
    ("bounce", bounce.check),
    ("authentication", authentication.check),
    ("bulk sender", bulk_sender.check),
    ("participant's program", participants_program.check),
    ("auto-reply", auto_reply.check),
    ("old mail", old_mail.check),
    ("ping-pong", ping_pong.check),
    ("forward", forward.check),
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
