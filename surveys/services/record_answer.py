"""Stores a customer's answer: once, changeable for two weeks, followed up when it is bad."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.events import publish
from surveys.errors import AnswerIsFinal
from surveys.events import SurveyAnswered
from surveys.models import Answer, Invitation, InvitationState
from surveys.queries.links import is_editable
from surveys.services.parts.follow_ups import ensure_follow_up, mark_changed

QUICK = dt.timedelta(seconds=2)


def record_answer(*, invitation: Invitation, score: int) -> Answer:
    """Store the score with the ticket's team, agent, product and channel as they are now.

    A second score replaces the first, as long as answers can be changed.

    Raises:
        ValidationError: the score is not on the scale.
        AnswerIsFinal: two weeks have passed since the first answer.
    """
    if not invitation.scale.holds(score):
        raise ValidationError(
            {
                "score": gettext("A score lies between %(low)s and %(high)s.")
                % {"low": invitation.scale.low, "high": invitation.scale.high}
            }
        )
    with transaction.atomic():
        row = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
        answer = Answer.objects.filter(invitation=row).first()
        if answer is None:
            answer = _first(row, score)
        elif answer.score == score:
            return answer
        else:
            _change(answer, score)
        ensure_follow_up(answer)
        publish(SurveyAnswered(answer_id=answer.pk, ticket_id=row.ticket_id))
    return answer


def _first(row: Invitation, score: int) -> Answer:
    ticket, now = row.ticket, timezone.now()
    row.state = InvitationState.ANSWERED
    row.save(update_fields=["state"])
    return Answer.objects.create(
        invitation=row,
        kind=row.kind,
        score=score,
        team_id=ticket.team_id,
        agent_id=ticket.assignee_id,
        product_id=ticket.product_id,
        channel=ticket.channel,
        language=row.language,
        answered_at=now,
        flagged_quick=_came_too_quickly(row, now),
    )


def _came_too_quickly(row: Invitation, now: dt.datetime) -> bool:
    """Within two seconds of the mail's hand-off, or before it: no person reads so fast. Such answers are kept."""
    handed_off = row.mail.sent_at if row.mail else row.sent_at
    return handed_off is None or now - handed_off < QUICK


def _change(answer: Answer, score: int) -> None:
    if not is_editable(answer):
        raise AnswerIsFinal
    mark_changed(answer, score)
    answer.score, answer.edited_at = score, timezone.now()
    answer.save(update_fields=["score", "edited_at"])
