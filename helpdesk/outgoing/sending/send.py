"""Sending what is due: claim one mail, commit, talk to the mail server, record each recipient's answer.

No transaction is open while the network is used. Each recipient's answer is recorded before the next one is tried, so
that a crash repeats at most one, under the same Message-ID.
"""

import datetime as dt
import time

from django.db import DatabaseError, transaction
from django.utils import timezone

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.outgoing.sending import pauses
from helpdesk.outgoing.sending.answers import Answer, Scope
from helpdesk.outgoing.sending.claim import Claim, claim, let_go
from helpdesk.outgoing.sending.handover import Letter, PostBox
from helpdesk.outgoing.sending.not_delivered import tell_arrived, tell_not_delivered
from helpdesk.outgoing.sending.sum_up import sum_up
from helpdesk.outgoing.sending.told_later import back_off, how_many_wait, wake_others

__all__ = ["claim", "send_due"]

LONGEST_RUN = 90.0
"""Seconds after which a run begins nothing new: well below the worker's time limit."""
FEWEST_ATTEMPTS = 5


def send_due(*, limit: int = 200) -> int:
    """Send what is due, over one connection. Returns how many mails were tried."""
    box = PostBox()
    count, deadline = 0, time.monotonic() + LONGEST_RUN
    try:
        while count < limit and time.monotonic() < deadline and (found := claim(look_for_abandoned=not count)):
            try:
                Sending(found, box, deadline).run()
            finally:
                let_go(found.mail)
            count += 1
    finally:
        box.close()
    return count


class Sending:
    """One claimed mail on its way to those who wait for it."""

    def __init__(self, found: Claim, box: PostBox, deadline: float) -> None:
        self._claim, self._mail, self._box, self._deadline = found, found.mail, box, deadline
        self._trials, self._paused = set(found.trials), dict(found.paused)
        self._next: list[dt.datetime] = []
        self._is_settled = False

    def run(self) -> None:
        """Try everybody once and record what came of it."""
        letter = self._box.write(self._mail)
        if isinstance(letter, Answer):
            for recipient in self._claim.waiting:
                self._record(recipient, letter)
        else:
            self._send(letter)
        if not self._is_settled:
            self._give_up_on_paused()
            pauses.give_back(self._trials)
            self._settle()

    def _send(self, letter: Letter) -> None:
        # Looked at one by one: the others of a domain that has just asked us to wait are not tried.
        open_for = (recipient for recipient in self._claim.waiting if recipient.domain not in self._paused)
        for recipient, answer in self._box.send(letter, open_for):
            if self._ends_well(recipient, answer):
                self._record_and_settle(recipient, answer)
                return
            if not self._record(recipient, answer):
                return
            self._learn(recipient.domain, answer)
            if answer.scope is Scope.SERVER or time.monotonic() > self._deadline:
                self._next.append(timezone.now())
                return

    def _ends_well(self, recipient: Recipient, answer: Answer) -> bool:
        """Whether this was the last one, with nothing to learn, to tell or to try again: so almost every mail ends."""
        eventful = recipient.cause or recipient.answer or self._trials or self._paused or self._next
        return answer.sent and recipient is self._claim.waiting[-1] and not eventful

    def _record_and_settle(self, recipient: Recipient, answer: Answer) -> None:
        """Both in one transaction, which locks the mail before its recipient. An answer is not lost with what could not
        be settled: whoever claims the mail next does that."""
        try:
            with transaction.atomic():
                if (mail := self._locked()) and self._record(recipient, answer):
                    self._settle_locked(mail)
        except DatabaseError:
            self._record(recipient, answer)
            raise
        self._is_settled = True

    def _give_up_on_paused(self) -> None:
        """A domain that has taken nothing for days: the mail says so instead of waiting on."""
        for recipient in self._claim.waiting:
            pause = self._claim.paused.get(recipient.domain)
            if pause and self._claim.is_overdue:
                self._record(recipient, Answer(permanent=True, cause=cause_of(pause.answer) or "", text=pause.answer))
        self._next += [pause.until for pause in self._paused.values()]

    def _record(self, recipient: Recipient, answer: Answer) -> bool:
        """Write one answer down. False when another worker has taken the mail over."""
        recipient.attempts += answer.counts
        told_before = recipient.cause
        state = self._state_after(recipient, answer)
        with transaction.atomic(savepoint=False):
            mine = Recipient.objects.filter(
                pk=recipient.pk,
                state=RecipientState.WAITING,
                mail__state=OutgoingState.SENDING,
                mail__attempts=self._mail.attempts,
            )
            written = mine.update(
                state=state,
                attempts=recipient.attempts,
                cause=answer.cause,
                answer=answer.text,
                sent_at=timezone.now() if answer.sent else None,
                provider_id=answer.provider_id,
            )
            if written and state == RecipientState.FAILED:
                recipient.cause, recipient.answer = answer.cause, answer.text
                tell_not_delivered(self._mail, recipient)
            elif written and answer.sent and told_before:
                tell_arrived(recipient)
        if state == RecipientState.WAITING and answer.scope is Scope.RECIPIENT:
            self._next.append(timezone.now() + back_off(recipient.attempts, how_many_wait()))
        if answer.sent and told_before:
            wake_others(told_before)
        self._mail.provider_id = self._mail.provider_id or answer.provider_id
        return bool(written)

    def _state_after(self, recipient: Recipient, answer: Answer) -> RecipientState:
        if answer.sent:
            return RecipientState.SENT
        too_late = self._claim.is_overdue and recipient.attempts >= FEWEST_ATTEMPTS and answer.counts
        return RecipientState.FAILED if answer.permanent or too_late else RecipientState.WAITING

    def _learn(self, domain: str, answer: Answer) -> None:
        """What an answer tells about our server and about the recipient's domain."""
        for place, is_away in ((pauses.SERVER, answer.scope is Scope.SERVER), (domain, answer.scope is Scope.DOMAIN)):
            was_trial = place in self._trials
            if is_away or (was_trial and not answer.is_heard):
                self._paused[place] = pauses.pause(place, answer.text, was_trial=was_trial)
            elif was_trial and answer.scope is not Scope.SERVER:
                pauses.lift([place])
            else:
                continue
            self._trials.discard(place)

    def _settle(self) -> None:
        with transaction.atomic():
            if mail := self._locked():
                self._settle_locked(mail)

    def _locked(self) -> OutgoingMail | None:
        """The mail's row, as long as it is this worker's."""
        rows = OutgoingMail.objects.select_for_update(no_key=True)
        return rows.filter(pk=self._mail.pk, state=OutgoingState.SENDING, attempts=self._mail.attempts).first()

    def _settle_locked(self, mail: OutgoingMail) -> None:
        mail.provider_id = self._mail.provider_id
        sum_up(mail, next_attempt_at=min(self._next, default=None))
