"""Says what really happens after an answer, for the customer's thank-you page."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.formats import date_format

from helpdesk.calendars.queries import default_calendar
from surveys.models import Answer, FollowUp, Invitation
from surveys.texts import Texts, texts_for


@dataclass(frozen=True)
class NextStep:
    """What happens after an answer, for its writer.

    `words` ends before the date in `by`; without a follow-up there is no date.
    """

    words: str
    by: str = ""


def next_step(invitation: Invitation, answer: Answer) -> NextStep:
    """What happens next, in words; it names the person and the day only while somebody has the follow-up to do."""
    texts = texts_for(invitation.language)
    follow_up: FollowUp | None = getattr(answer, "follow_up", None)
    if follow_up is None or not answer.scale.is_bad(answer.score):
        return NextStep(texts.good)
    if follow_up.state != FollowUp.State.OPEN or follow_up.due_at < timezone.now():
        return NextStep(texts.good)
    return NextStep(_promise(texts, follow_up, answer.may_contact), day_words(follow_up.due_at, texts.language))


def _promise(texts: Texts, follow_up: FollowUp, may_contact: bool) -> str:
    if follow_up.owner is None:
        return texts.team_contact if may_contact else texts.team_read
    words = texts.will_contact if may_contact else texts.will_read
    return words.replace("{owner}", follow_up.owner.short_name)


def day_words(at: dt.datetime, language: str) -> str:
    """The day in words, `Friday 20 November`, on the shop's calendar and in the customer's language."""
    local = at.astimezone(default_calendar().zone)
    with translation.override(language):
        return date_format(local, {"de": "l, j. F", "es": r"l j \d\e F"}.get(language, "l j F"))
