"""Writes to somebody that they stand in for a colleague who is away."""

from django.urls import reverse
from django.utils import translation

from helpdesk.outgoing.texts.languages import chain
from helpdesk.outgoing.texts.rendering.fill import Value
from helpdesk.people.models import Absence, User
from helpdesk.web.words.formats import long_date

KEY = "stand_in"


def values(absence: Absence, delegate: User) -> dict[str, Value]:
    """What the mail text `KEY` is filled in with."""
    with translation.override(next(chain(delegate.language))):
        first, last = long_date(absence.first_day), long_date(absence.last_day)
    return {
        "colleague.name": absence.user.short_name,
        "absence.first_day": first,
        "absence.last_day": last,
        "absence.words": absence.words,
        "standing_in.url": reverse("tickets:inbox") + "?view=standing_in",
    }
