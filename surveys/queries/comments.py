"""Reads comments with their score, newest first, and what the follow-up list and the ticket panel show."""

from django.db.models import QuerySet

from helpdesk.people.models import User
from surveys.models import Answer, FollowUp

WITH_TICKET = ("invitation__ticket", "invitation__customer", "team", "agent", "batch")
OPEN_STATES = (FollowUp.State.OPEN, FollowUp.State.CONTACTED)


def with_comment(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Answers that say something, ready for a list: one query however many."""
    return answers.exclude(comment="").select_related(*WITH_TICKET).order_by("-answered_at", "-pk")


def to_do(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups with something left to do, the most urgent first."""
    return for_list(follow_ups.filter(state__in=OPEN_STATES)).order_by("due_at", "pk")


def waiting_for(user: User) -> int:
    """How many follow-ups are this person's to do."""
    return FollowUp.objects.filter(owner=user, state__in=OPEN_STATES).count()


def finished(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """Follow-ups that came to an end, newest first."""
    return for_list(follow_ups.exclude(state__in=OPEN_STATES)).order_by("-finished_at", "-pk")


def for_list(follow_ups: QuerySet[FollowUp]) -> QuerySet[FollowUp]:
    """The follow-ups with everything that a row shows."""
    related = ("answer__team", "ticket", "customer", "owner")
    return follow_ups.select_related(*related).prefetch_related("customer__contact_points")
