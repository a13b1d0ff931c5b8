"""Tells somebody by mail that they stand in for a colleague who is away."""

from django.urls import reverse
from django.utils import translation

from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.outgoing.texts.languages import chain
from helpdesk.people.models import Absence, User
from helpdesk.web.words.formats import long_date


def send(absence: Absence, delegate: User) -> None:
    """Queue the mail; each time they are told is a mail of its own."""
    with translation.override(next(chain(delegate.language))):
        first, last = long_date(absence.first_day), long_date(absence.last_day)
    queue_text(
        "stand_in",
        to=[delegate.email],
        language=delegate.language,
        values={
            "colleague.name": absence.user.short_name,
            "absence.first_day": first,
            "absence.last_day": last,
            "absence.words": absence.words,
            "standing_in.url": reverse("tickets:inbox") + "?view=standing_in",
        },
    )
