"""Notices over the API: what the caller is told of, and what of it they have seen."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.notifications import services
from helpdesk.notifications.api.serializers import NoticeSerializer, NoticesSeenInput, NoticesSeenSerializer
from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import newest_first, shown, unread
from helpdesk.once.api import once
from helpdesk.tickets.access import visible_to
from helpdesk.web.api.filters import YesNoFilter
from helpdesk.web.api.requests import StaffApiRequest


class NoticeFilter(django_filters.FilterSet):
    unseen = YesNoFilter(field_name="seen_at", lookup_expr="isnull", label="Unread ones alone, or read ones")

    class Meta:
        model = Notice
        fields: list[str] = []


class NoticeViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Notice]):
    """What the caller is told of, the last made first; others’ are nobody’s business."""

    request: StaffApiRequest
    serializer_class = NoticeSerializer
    filterset_class = NoticeFilter
    queryset = Notice.objects.none()

    def get_queryset(self) -> QuerySet[Notice]:
        return newest_first(self.request.user)

    def paginate_queryset(self, queryset: Any) -> Any:
        return shown(list(super().paginate_queryset(queryset) or ()))


class SeenView(APIView):
    """Marks notices of the caller as seen; no mail tells of them any more."""

    @once
    @extend_schema(request=NoticesSeenInput, responses={200: NoticesSeenSerializer})
    def post(self, request: StaffApiRequest) -> Response:
        form = NoticesSeenInput(data=request.data)
        form.is_valid(raise_exception=True)
        asked, user = form.validated_data, request.user
        number = asked.get("ticket")
        seen = services.mark_seen(
            person=user,
            ticket=get_object_or_404(visible_to(user), number=number) if number else None,
            keys=asked.get("ids"),
            up_to=asked.get("up_to"),
        )
        return Response(NoticesSeenSerializer({"seen": seen, "unread": unread(user).number}).data)
