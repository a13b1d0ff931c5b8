"""Tasks over the API: what a person has to do for a ticket."""

from typing import Any

import django_filters
from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.response import Response

from helpdesk.people.access import colleagues
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.access import may_finish, tasks_visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.api.fields import ByName
from helpdesk.tickets.api.filters import given_to
from helpdesk.tickets.models import Task
from helpdesk.web.api.filters import MomentFilter, WholeFilter, YesNoFilter
from helpdesk.web.api.permissions import check
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.api.strict import Strict
from helpdesk.web.requests.permissions import Permission


class TaskSerializer(serializers.ModelSerializer[Task]):
    """One task. `ticket` is a ticket's number, `assignee` and `done_by` e-mail addresses; open without `done_at`.
    `reason` is why the product asked for it, empty for one that a person typed."""

    title = serializers.CharField(source="title_words", read_only=True)
    detail = serializers.CharField(source="detail_words", read_only=True)
    ticket = serializers.IntegerField(source="ticket.number", read_only=True)
    assignee = serializers.EmailField(source="assignee.email", default=None, allow_null=True, read_only=True)
    done_by = serializers.EmailField(source="done_by.email", default=None, allow_null=True, read_only=True)

    class Meta:
        model = Task
        fields = ["id", "ticket", "reason", "title", "detail", "assignee", "created_at", "due_at", "done_at", "done_by"]
        read_only_fields = fields


class TaskChange(Strict):
    """What PATCH takes; a field that is not named stays."""

    done = serializers.BooleanField(required=False)
    assignee = ByName("email", queryset=colleagues(), allow_null=True, required=False)


class TaskFilter(django_filters.FilterSet):
    ticket = WholeFilter(field_name="ticket__number", label="Number of the ticket")
    is_open = YesNoFilter(field_name="done_at", lookup_expr="isnull")
    due_before = MomentFilter(field_name="due_at", lookup_expr="lt")
    assignee = django_filters.CharFilter(method="of_assignee", label="E-mail address, or `none`")

    class Meta:
        model = Task
        fields: list[str] = []

    def of_assignee(self, tasks: QuerySet[Task], name: str, value: str) -> QuerySet[Task]:
        return tasks.filter(given_to(name, value))


class TaskViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Task]):
    """Newest first. A task of a ticket that is not for you is 404."""

    request: StaffApiRequest
    serializer_class = TaskSerializer
    filterset_class = TaskFilter
    queryset = Task.objects.none()
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Task]:
        return tasks_visible_to(self.request.user).select_related("ticket", "assignee", "done_by")

    @extend_schema(request=TaskChange, responses={200: TaskSerializer})
    def partial_update(self, request: StaffApiRequest, pk: int) -> Response:
        """Marks a task as done, or as open again; gives it to a colleague."""
        task, user = self.get_object(), request.user
        form = TaskChange(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        if "assignee" in form.validated_data or not may_finish(user, task):
            check(request, Permission.CHANGE_TICKETS)
        with transaction.atomic():
            _apply(task, form.validated_data, user)
        return Response(self.get_serializer(self.get_queryset().get(pk=task.pk)).data)


def _apply(task: Task, fields: dict[str, Any], user: User) -> None:
    actor = Actor.of(user)
    if "assignee" in fields:
        services.assign_task(task=task, assignee=fields["assignee"], actor=actor)
    if fields.get("done") is True:
        services.finish_task(task=task, actor=actor, by=user)
    elif fields.get("done") is False:
        services.reopen_task(task=task, actor=actor)
