"""Complaints, read only; they are worked on through their tickets."""

from django.db.models import QuerySet
from rest_framework import viewsets

from complaints import access
from complaints.api.filters import ComplaintFilterSet
from complaints.api.serializers import ComplaintSerializer
from complaints.models import Complaint
from complaints.queries.rows import with_all
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission


class ComplaintViewSet(viewsets.ReadOnlyModelViewSet[Complaint]):
    to_read = Permission.SEE_REPORTS
    request: StaffApiRequest
    serializer_class = ComplaintSerializer
    filterset_class = ComplaintFilterSet
    queryset = Complaint.objects.none()

    def get_queryset(self) -> QuerySet[Complaint]:
        return with_all(access.visible_to(self.request.user))
