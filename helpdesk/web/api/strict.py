"""Bodies of which every field is known: what we would not do we do not pass over."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.utils.html import is_html_input

_OF_FORMS = {"csrfmiddlewaretoken"}


class Strict(serializers.Serializer[Any]):
    """Refuses fields that it does not have, and in a form several values where one is taken, by name."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = ", ".join(self.fields)
            words = f"There is no such field here. There are: {known}." if known else "Nothing is taken here."
            wrong = {str(name): [words] for name in data if not self._has(str(name), data)}
            wrong |= {name: ["This takes one value."] for name in self._repeated(data)}
            if wrong:
                raise serializers.ValidationError(wrong)
        return super().to_internal_value(data)

    def _has(self, name: str, data: Mapping[Any, Any]) -> bool:
        """Whether a field reads it. Of a form, one that has parts reads `NAME.part` alone; none reads `NAME[]`."""
        if not is_html_input(data):
            return name in self.fields
        whole, dot, _ = name.partition(".")
        return name in _OF_FORMS or (whole in self.fields and bool(dot) is isinstance(self.fields[whole], Strict))

    def _repeated(self, data: Mapping[Any, Any]) -> list[str]:
        if not is_html_input(data):
            return []
        lists = (serializers.ListField, serializers.MultipleChoiceField)
        single = (name for name, field in self.fields.items() if not isinstance(field, lists))
        return [name for name in single if len(data.getlist(name)) > 1]  # type: ignore[attr-defined] # a QueryDict


class Nothing(Strict):
    """A body for operations that need none."""


class Whole(serializers.IntegerField):
    """A whole number that a bigint column holds: neither `1.5` nor `true`, nor digits of other scripts."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": 2**63 - 1} | options)

    def to_internal_value(self, data: Any) -> int:
        plain = isinstance(data, str) and data.isascii() and data.removeprefix("-").isdigit() and len(data) < 20
        if type(data) is not int and not plain:
            self.fail("invalid")
        return int(data)
