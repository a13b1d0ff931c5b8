"""The form of what a customer has of the shop's own fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Flag
from helpdesk.tickets.forms.own_fields import form_field_for
from helpdesk.tickets.queries.own.own_values import empty_value


class CustomerValuesForm(forms.Form):
    """One input for each field, with what the customer has of it. An empty one takes the value away."""

    def __init__(self, *args: Any, fields: Sequence[TicketField], held: Mapping[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = {field.key: _posted(field, held.get(field.key)) for field in fields}
        super().__init__(*args, **kwargs)
        self._own = fields
        for field in fields:
            self.fields[field.key] = form_field_for(field, is_required=False, held=held.get(field.key))

    def clean(self) -> dict[str, Any]:
        """The values as they are kept: what was left empty is none."""
        data = super().clean() or {}
        empty = {field.key: empty_value(field) for field in self._own}
        return {key: empty[key] if value is None else value for key, value in data.items()}


def _posted(field: TicketField, value: Any) -> Any:
    if isinstance(field.kind, Flag) and value is not None:
        return "yes" if value else "no"
    return value
