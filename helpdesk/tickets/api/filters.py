"""What `GET /api/v1/tickets/` can be narrowed by."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError

from helpdesk.people.models import Team, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.tickets.channels import CHOICES
from helpdesk.tickets.models import Priority, Status, Tag, Ticket
from helpdesk.tickets.queries import search
from helpdesk.web.api.filters import MomentFilter, WholeFilter, YesNoFilter


class TicketFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(choices=Status.choices)
    priority = django_filters.MultipleChoiceFilter(choices=Priority.choices)
    channel = django_filters.MultipleChoiceFilter(choices=CHOICES)
    team = django_filters.CharFilter(method="of_team", label="Name of the team")
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

    def of_team(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        teams = Team.objects.filter(name__iexact=value)
        _check(teams, name, "There is no team of this name.")
        return tickets.filter(team__in=teams)

    def of_tag(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        tagged = Tag.tickets.through.objects.filter(tag__in=Tag.objects.filter(name__iexact=value))
        return tickets.filter(pk__in=tagged.values("ticket_id"))

    def matching(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(search.matching(value[:200]))

    def of_assignee(self, tickets: QuerySet[Ticket], name: str, value: str) -> QuerySet[Ticket]:
        return tickets.filter(given_to(name, value))


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
