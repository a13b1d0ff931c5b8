"""What `GET /api/v1/tickets/` can be narrowed by."""

from collections.abc import Callable, Iterator
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError

from helpdesk.people.models import User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Moment, MultipleChoice, Number, Reference, Tags
from helpdesk.tickets.models import Tag, Ticket
from helpdesk.tickets.queries.own.having import having
from helpdesk.tickets.queries.search import search
from helpdesk.web.api.filters import MomentFilter, WholeFilter, YesNoFilter

Found = Callable[[Any], Q]


class TicketFilter(django_filters.FilterSet):
    """What is no field of its own; `ticket_filter` adds one filter for each field, or two for its ends."""

    customer = WholeFilter(field_name="requester_id", label="Id of the customer")
    q = django_filters.CharFilter(method="matching", label="Words, as in the search of the desk")
    updated_since = MomentFilter(field_name="updated_at", lookup_expr="gte")

    class Meta:
        model = Ticket
        fields: list[str] = []

    def matching(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(search.matching(value[:200]))


def ticket_filter() -> type[TicketFilter]:
    """The filters of all fields that there are now."""
    made = {name: one for field in shown_in(Place.API_FILTER) for name, one in _filters(field)}
    return type("TicketFilter", (TicketFilter,), made)


def _filters(field: TicketField) -> Iterator[tuple[str, django_filters.Filter]]:
    key = field.key

    def by(lookup: str) -> Found:
        return lambda value: having(field, lookup, value)

    match field.kind:
        case Choice(labels=labels):
            yield key, _made(django_filters.MultipleChoiceFilter, by("in"), choices=list(labels.items()))
        case MultipleChoice(labels=labels):
            yield key, _made(django_filters.MultipleChoiceFilter, by("overlap"), choices=list(labels.items()))
        case Flag():
            yield key, _made(YesNoFilter, lambda value: by("")(True) if value else ~by("")(True))
        case Reference() as kind:
            label = "E-mail address, or `none`" if kind.is_person else f"Name of the {field.label.lower()}"
            yield key, _made(django_filters.CharFilter, lambda value: _row(field, kind, value), label=label)
        case Tags():
            yield field.asked_as, _made(django_filters.CharFilter, _tagged, label="One of its tags")
        case Moment():
            yield f"{field.asked_as}_since", _made(MomentFilter, by("gte"))
            yield f"{field.asked_as}_before", _made(MomentFilter, by("lt"))
        case Number() | Day():
            kind_of_end = django_filters.DateFilter if isinstance(field.kind, Day) else django_filters.NumberFilter
            yield f"{key}_from", _made(kind_of_end, by("gte"))
            yield f"{key}_to", _made(kind_of_end, by("lte"))
        case _:
            yield key, _made(django_filters.CharFilter, by("iexact"))


def _made(kind: type[django_filters.Filter], where: Found, **options: Any) -> django_filters.Filter:
    def narrowed(tickets: QuerySet[Ticket], name: str, value: Any) -> QuerySet[Ticket]:
        return tickets if value in ((), [], "", None) else tickets.filter(where(value))

    return kind(method=narrowed, **options)


def _tagged(value: str) -> Q:
    tagged = Tag.tickets.through.objects.filter(tag__in=Tag.objects.filter(name__iexact=value))
    return Q(pk__in=tagged.values("ticket_id"))


def _row(field: TicketField, kind: Reference, value: str) -> Q:
    if kind.is_person:
        return given_to(field.key, value)
    rows = kind.every().filter(**{f"{kind.name}__iexact": value})
    _check(rows, field.key, f"There is no {field.label.lower()} of this name.")
    return Q(**{f"{field.key}__in": rows})


def given_to(name: str, address: str) -> Q:
    """What one colleague has, or what nobody has by `none`; an address that no colleague has is refused."""
    if address == "none":
        return Q(assignee=None)
    colleagues = User.objects.filter(email__iexact=address, role__in=STAFF_ROLES)
    _check(colleagues, name, "No colleague has this address. `none` finds what nobody has.")
    return Q(assignee__in=colleagues)


def _check(rows: QuerySet[Any], name: str, words: str) -> None:
    if not rows.exists():
        raise ValidationError({name: [words]})
