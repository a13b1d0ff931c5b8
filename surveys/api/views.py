"""Survey answers, read only: who answers is the customer, on a page of their own."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import mixins, viewsets

from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission
from surveys import access
from surveys.api.filters import AnswerFilter, WithoutScore
from surveys.api.serializers import AnswerSerializer
from surveys.models import Answer
from surveys.queries.held_back import Unnamed, few_of_their_kind


class AnswerViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Answer]):
    to_read = Permission.SEE_REPORTS
    request: StaffApiRequest
    serializer_class = AnswerSerializer
    queryset = Answer.objects.none()
    filterset_class = AnswerFilter

    def get_queryset(self) -> QuerySet[Answer]:
        visible = access.visible_to(self.request.user)
        return visible.select_related("invitation__ticket", "team", "agent", "product", "batch")

    def filter_queryset(self, queryset: Any) -> Any:
        """The list is without those of whom fewer than five fit; a score that is asked for picks no person.

        One answer by its id is the one beside a ticket that the reader may see.
        """
        fitting = WithoutScore(self.request.query_params, queryset=queryset).qs
        self.unnamed = Unnamed.among(fitting)
        found = super().filter_queryset(queryset)
        return found if self.detail else found.exclude(few_of_their_kind(fitting))

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "unnamed": getattr(self, "unnamed", None)}
