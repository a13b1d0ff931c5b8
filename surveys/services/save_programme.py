"""Stores what a manager decides: what is asked, of whom and when."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from surveys.models import Programme


def save_programme(*, programme: Programme, questions: dict[str, str], by: User | None = None) -> Programme:
    """Store a programme with its questions by language.

    Raises:
        ValidationError: a value out of bounds, or shares of more than 100 % together.
    """
    with transaction.atomic():
        # Two managers who each take the rest of the share must see each other.
        list(Programme.objects.select_for_update(no_key=True).order_by("pk"))
        with recorded(programme, by=by):
            programme.questions = questions
            programme.full_clean()
            programme.save()
    return programme
