"""Puts a field of the shop's own away, brings it back, and moves it in the order of all."""

from django.core.exceptions import ValidationError
from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.tickets.models import OwnField
from helpdesk.tickets.queries.own import own_fields
from helpdesk.tickets.services.define_field import columns_are_full, name_is_taken, taken_words


def put_field_away(*, field: OwnField, by: User | None) -> OwnField:
    """Offer a field no more; what tickets and customers have of it they keep, and rules that ask for it still do."""
    return _shelve(field, False, by)


def bring_field_back(*, field: OwnField, by: User | None) -> OwnField:
    """Offer a field again, with all values that there are; without its column where others took the room.

    Raises:
        ValidationError: by "label", where another field took its name.
    """
    return _shelve(field, True, by)


def move_field(*, field: OwnField, up: bool, by: User | None) -> OwnField:
    """Change places with the field in use above or below; the first and the last stay where they are."""
    with transaction.atomic():
        rows = list(OwnField.objects.select_for_update(no_key=True).order_by("position", "pk"))
        shown = [row for row in rows if row.is_active and row.holder == field.holder]
        place = next((place for place, row in enumerate(shown) if row.pk == field.pk), None)
        other = None if place is None else place - 1 if up else place + 1
        if place is None or other is None or not 0 <= other < len(shown):
            return field
        first, second = rows.index(shown[place]), rows.index(shown[other])
        rows[first], rows[second] = rows[second], rows[first]
        with recorded(field, by=by):
            for position, row in enumerate(rows):
                if row.position != position:
                    OwnField.objects.filter(pk=row.pk).update(position=position)
        transaction.on_commit(own_fields.kept.changed)
    return OwnField.objects.get(pk=field.pk)


def _shelve(field: OwnField, is_active: bool, by: User | None) -> OwnField:
    with transaction.atomic(), recorded(field, by=by):
        field.is_active = is_active
        if name_is_taken(field):
            raise ValidationError({"label": taken_words()})
        field.is_column = field.is_column and not (is_active and columns_are_full(field))
        field.save(update_fields=["is_active", "is_column"])
        transaction.on_commit(own_fields.kept.changed)
    return field
