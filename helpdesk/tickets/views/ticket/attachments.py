"""`/desk/attachments/<key>/`: a file, for those who may see its ticket. Everybody else gets 404."""

import uuid

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from helpdesk.tickets.access import visible_to
from helpdesk.tickets.files import file_response
from helpdesk.tickets.models import Attachment
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


@staff_only
def attachment(request: StaffRequest, key: uuid.UUID) -> FileResponse:
    tickets = visible_to(request.user).values("pk")
    return file_response(get_object_or_404(Attachment, key=key, message__ticket__in=tickets))
