"""The form field of several values of a list."""

from typing import Any

from django import forms

from helpdesk.tickets.fields.kinds import MultipleChoice


class SeveralField(forms.MultipleChoiceField):
    """The keys that were ticked, as they are kept. An empty one says that none is: a form posts it along, for boxes
    that are not ticked post nothing."""

    def __init__(self, kind: MultipleChoice, **options: Any) -> None:
        super().__init__(choices=list(kind.labels.items()), **{"required": False, **options})
        self._kind = kind

    def to_python(self, value: Any) -> list[str]:
        return [key for key in super().to_python(value) if key]

    def clean(self, value: Any) -> tuple[str, ...]:
        return self._kind.in_order(super().clean(value))
