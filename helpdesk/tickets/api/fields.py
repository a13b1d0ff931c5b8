"""Fields of tickets in the API, by kind: what it shows, and what it takes."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from django.db.models import Q
from rest_framework import serializers

from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import (
    Choice,
    Day,
    Flag,
    Kind,
    Language,
    Money,
    MultipleChoice,
    Number,
    Reference,
    Tags,
    Text,
)
from helpdesk.tickets.fields.problems import problem
from helpdesk.tickets.models import Ticket

Made: TypeAlias = "serializers.Field[Any, Any, Any, Any]"
Making: TypeAlias = "tuple[Callable[..., Made], dict[str, Any]]"
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$", re.IGNORECASE)
"""The code of a language, as HTML and mail name it: `de`, `pt-BR`."""


class ByName(serializers.SlugRelatedField[Any]):
    """A row by its name, whatever its case; with the `kind` of its field, also by that of one which was merged into it.
    An empty name is none: `null` takes a row away."""

    def __init__(self, *args: Any, kind: Reference | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._named = kind.named if kind else lambda lookup, value: Q(**{lookup: value})

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if data == "":
            self.fail("does_not_exist", slug_name=self.slug_field, value="")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        queryset = self.get_queryset()
        is_name = isinstance(data, str) and data.isprintable() and len(data) <= 320
        row = (
            queryset.filter(self._named(f"{self.slug_field}__iexact", data)).first()
            if is_name and queryset is not None
            else None
        )
        if row is None:
            self.fail("does_not_exist", slug_name=self.slug_field, value=str(data)[:100])
        return row


class TagNames(serializers.ListField):
    child = serializers.CharField()

    def get_attribute(self, ticket: Ticket) -> list[str]:
        return sorted(tag.name for tag in ticket.tags.all())


class YesOrNo(serializers.BooleanField):
    """Yes or no, where `null` takes a yes away, as it takes away any other value."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        return False if data is None else super().run_validation(data)


class Keys(serializers.MultipleChoiceField):
    """Any of the keys of a list, each once, in the order of the list."""

    def __init__(self, kind: MultipleChoice, **options: Any) -> None:
        super().__init__(choices=list(kind.labels.items()), **options)
        self._kind = kind

    def to_internal_value(self, data: Any) -> Any:
        return self._kind.in_order(super().to_internal_value(data))

    def to_representation(self, value: Any) -> Any:
        return list(value)


def shown_field(field: TicketField) -> Made:
    """What a ticket shows of the field: names and addresses, not ids of ours."""
    kind, options = _shown(field)
    if field.own:
        options |= {"source": f"own.{field.own}", "default": _none(field.kind), "allow_null": True}
        options |= {"help_text": about(field)}
    return kind(read_only=True, **options)


def _none(kind: Kind) -> Any:
    """How a ticket without a value shows that."""
    match kind:
        case Flag():
            return False
        case MultipleChoice():
            return ()
    return None


def about(field: TicketField) -> str:
    """What the schema says of a field of the shop's own: what it is called, and its currency."""
    return f"{field.label} ({field.kind.currency})" if isinstance(field.kind, Money) else field.label


def _shown(field: TicketField) -> Making:
    made: Making = serializers.CharField, {}
    match field.kind:
        case Choice(labels=labels):
            made = serializers.ChoiceField, {"choices": list(labels.items())}
        case MultipleChoice() as several:
            made = Keys, {"kind": several}
        case Flag():
            made = serializers.BooleanField, {}
        case Reference(name=name, is_person=is_person):
            kind = serializers.EmailField if is_person else serializers.CharField
            made = kind, {"source": f"{field.key}.{name}", "default": None, "allow_null": True}
        case Tags():
            made = TagNames, {}
        case Number():
            made = (
                serializers.DecimalField,
                {**_digits(field.kind), "normalize_output": type(field.kind) is Number},
            )
        case Day():
            made = serializers.DateField, {}
    return made


def taken_field(field: TicketField) -> Made:
    """What may be said of it. Nothing has to be."""
    kind, options = _taken(field.kind)
    if field.own and isinstance(field.kind, Flag):
        kind = YesOrNo
    if field.own:
        options |= {"allow_null": True, "help_text": about(field)}  # as a ticket without a value shows it
    return kind(required=False, validators=[_check(field)], **options)


def _taken(kind: Kind) -> Making:
    match kind:
        case Choice(labels=labels, may_be_empty=may_be_empty):
            made: Making = serializers.ChoiceField, {"choices": list(labels.items()), "allow_blank": may_be_empty}
        case MultipleChoice():
            made = Keys, {"kind": kind}
        case Flag():
            made = serializers.BooleanField, {}
        case Reference(name=name, choosable=choosable):
            made = ByName, {"kind": kind, "slug_field": name, "queryset": choosable(), "allow_null": True}
        case Tags():
            made = serializers.ListField, {"child": serializers.CharField(max_length=60), "max_length": 50}
        case Number():
            made = serializers.DecimalField, {**_digits(kind), "allow_null": True}
        case Day():
            made = serializers.DateField, {"allow_null": True}
        case Language(longest=longest):
            made = serializers.RegexField, {"regex": _LANGUAGE, "max_length": longest, "allow_blank": True}
        case Text(longest=longest, is_required=is_required):
            made = serializers.CharField, {"max_length": longest, "allow_blank": not is_required}
        case _:
            raise TypeError(f"the API takes no {kind}")
    return made


def _digits(kind: Number) -> dict[str, Any]:
    return {"max_digits": kind.digits, "decimal_places": kind.decimals}


def _check(field: TicketField) -> Callable[[Any], None]:
    """The field's own check, as the API refuses."""

    def check(value: Any) -> None:
        if words := problem(field, value):
            raise serializers.ValidationError(words)

    return check
