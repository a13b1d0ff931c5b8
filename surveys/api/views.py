"""Survey answers, read only: who answers is the customer, on a page of their own."""

from typing import cast

from django.db.models import QuerySet
from rest_framework import mixins, viewsets

from helpdesk.people.models import User
from surveys import access
from surveys.api.filters import AnswerFilter
from surveys.api.serializers import AnswerSerializer
from surveys.models import Answer


class AnswerViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Answer]):
    serializer_class = AnswerSerializer
    queryset = Answer.objects.none()
    filterset_class = AnswerFilter

    def get_queryset(self) -> QuerySet[Answer]:
        visible = access.visible_to(cast(User, self.request.user))
        return visible.select_related("invitation__ticket", "team", "agent", "product", "batch")
