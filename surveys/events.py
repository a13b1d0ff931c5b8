"""What can happen in a survey, in the past tense, with ids."""

import dataclasses

from helpdesk.events import Event


@dataclasses.dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    """A score was given, or changed."""

    answer_id: int
    ticket_id: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class FollowUpOpened(Event):
    """A bad score asks for a person to get in touch."""

    follow_up_id: int
    ticket_id: int
