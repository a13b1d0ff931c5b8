"""What `GET /api/v1/tickets/` can be narrowed by."""

import django_filters
from django.db.models import QuerySet

from helpdesk.tickets.models import Channel, Priority, Status, Tag, Ticket
from helpdesk.tickets.queries import search
from helpdesk.web.api.filters import MomentFilter, WholeFilter, YesNoFilter


class TicketFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(choices=Status.choices)
    priority = django_filters.MultipleChoiceFilter(choices=Priority.choices)
    channel = django_filters.MultipleChoiceFilter(choices=Channel.choices)
    team = django_filters.CharFilter(field_name="team__name", lookup_expr="iexact", label="Name of the team")
    assignee = django_filters.CharFilter(method="of_assignee", label="E-mail address, or `none`")
    is_complaint = YesNoFilter()
    customer = WholeFilter(field_name="requester_id", label="Id of the customer")
    tag = django_filters.CharFilter(method="of_tag", label="One of its tags")
    q = django_filters.CharFilter(method="matching", label="Words, as in the search of the desk")
    created_since = MomentFilter(field_name="created_at", lookup_expr="gte")
    created_before = MomentFilter(field_name="created_at", lookup_expr="lt")
    updated_since = MomentFilter(field_name="updated_at", lookup_expr="gte")

    class Meta:
        model = Ticket
        fields: list[str] = []

    def of_tag(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        tagged = Tag.tickets.through.objects.filter(tag__in=Tag.objects.filter(name__iexact=value))
        return tickets.filter(pk__in=tagged.values("ticket_id"))

    def matching(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(search.matching(value[:200]))

    def of_assignee(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(assignee=None) if value == "none" else tickets.filter(assignee__email__iexact=value)
