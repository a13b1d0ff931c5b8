"""Stores a person's own choices: theme, undo time, where to go after a reply, names, zone."""

from typing import Any

from django.db import transaction

from helpdesk.people.models import User

OWN_FIELDS = frozenset({"theme", "undo_seconds", "after_send", "preferred_name", "time_zone", "language"})


def set_preferences(*, user: User, **choices: Any) -> User:
    """Store a person's choices about themselves. Role, address and teams are not among them.

    Raises:
        ValueError: a field that is nobody's own to change.
        ValidationError: a value that the field does not take.
    """
    foreign = choices.keys() - OWN_FIELDS
    if foreign:
        raise ValueError(f"not a preference: {', '.join(sorted(foreign))}")
    for field, value in choices.items():
        setattr(user, field, value)
    user.clean_fields(exclude={f.name for f in User._meta.get_fields()} - choices.keys())
    with transaction.atomic():
        user.save(update_fields=list(choices))
    return user
