"""What `GET /api/v1/tickets/` can be narrowed by."""

import django_filters
from django.db.models import QuerySet

from helpdesk.tickets.models import Channel, Priority, Status, Ticket


class TicketFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(choices=Status.choices)
    priority = django_filters.MultipleChoiceFilter(choices=Priority.choices)
    channel = django_filters.MultipleChoiceFilter(choices=Channel.choices)
    team = django_filters.CharFilter(field_name="team__name", lookup_expr="iexact", label="Name of the team")
    assignee = django_filters.CharFilter(method="of_assignee", label="E-mail address, or `none`")
    is_complaint = django_filters.BooleanFilter()
    customer = django_filters.NumberFilter(field_name="requester_id", label="Id of the customer")
    updated_since = django_filters.IsoDateTimeFilter(field_name="updated_at", lookup_expr="gte")

    class Meta:
        model = Ticket
        fields: list[str] = []

    def of_assignee(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(assignee=None) if value == "none" else tickets.filter(assignee__email__iexact=value)
