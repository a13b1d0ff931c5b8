"""Bodies of which every field is known: what we would not do we do not pass over."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

_OF_FORMS = {"csrfmiddlewaretoken"}


class Strict(serializers.Serializer[Any]):
    """Refuses fields that it does not have, by name."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            given = {str(name).partition(".")[0].partition("[")[0] for name in data}
            if unknown := given - set(self.fields) - _OF_FORMS:
                known = ", ".join(self.fields)
                words = f"There is no such field here. There are: {known}." if known else "Nothing is taken here."
                raise serializers.ValidationError({name: [words] for name in sorted(unknown)})
        return super().to_internal_value(data)


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
