"""`/desk/messages/<id>/body/`: the HTML of one message, for the frame in which its ticket's page shows it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Attachment, DeliveryState, Message
from helpdesk.web.html import framed
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest


@staff_only
@require_GET
def message_body(request: StaffRequest, message_id: int) -> HttpResponse:
    tickets = visible_to(request.user).values("pk")
    shown = Message.objects.exclude(delivery=DeliveryState.WITHDRAWN).exclude(body_html="").select_related("ticket")
    message = get_object_or_404(
        shown.only("body_html", "body_text", "ticket__language"), pk=message_id, ticket__in=tickets
    )
    pictures = Attachment.objects.filter(message=message).exclude(content_id="").values_list("content_id", "key")
    urls = {content_id.strip("<>"): reverse("tickets:attachment", args=[key]) for content_id, key in pictures}
    return framed.foreign(
        request, message.body_html, text=message.body_text, language=message.ticket.language, cid_urls=urls
    )
