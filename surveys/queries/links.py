"""Finds the invitation behind the secret of a link, and makes the links of an invitation."""

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from surveys.models import Answer, Invitation
from surveys.tokens import hashed

EDITABLE = dt.timedelta(days=14)


def is_editable(answer: Answer, now: dt.datetime | None = None) -> bool:
    """Whether the two weeks in which an answer can be changed still run."""
    return (now or timezone.now()) - answer.answered_at <= EDITABLE


def invitation_of(token: str, *, even_ended: bool = False) -> Invitation | None:
    """The invitation whose link this is. None for an unknown link and for an ended one: nobody learns which."""
    related = ("ticket", "customer", "answer__follow_up__owner")
    row = Invitation.objects.select_related(*related).filter(token_hash=hashed(token)).first()
    if row is None or even_ended:
        return row
    answer = answer_of(row)
    lives = row.expires_at is not None and timezone.now() < row.expires_at
    return row if lives or (answer is not None and is_editable(answer)) else None


def secrets_among(candidates: set[str]) -> set[str]:
    """Those of the strings that are the secret of a survey's link."""
    by_hash = {hashed(candidate): candidate for candidate in candidates}
    known = Invitation.objects.filter(token_hash__in=by_hash).values_list("token_hash", flat=True)
    return {by_hash[found] for found in known if found}


def answer_of(invitation: Invitation) -> Answer | None:
    """The answer to an invitation; None before there is one."""
    return getattr(invitation, "answer", None)


def survey_url(token: str) -> str:
    """The address of the survey in a mail: built from the settings, never from a request's Host."""
    return settings.BASE_URL + reverse("surveys:score", args=[token])


def stop_url(token: str) -> str:
    """The address in a mail at which somebody stops surveys."""
    return settings.BASE_URL + reverse("surveys:stop", args=[token])
