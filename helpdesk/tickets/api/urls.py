from django.urls import path
from rest_framework.routers import SimpleRouter

from helpdesk.tickets.api.messages import AttachmentView, MessagesView
from helpdesk.tickets.api.tasks import TaskViewSet
from helpdesk.tickets.api.unsent import SendNowView, WithdrawView
from helpdesk.tickets.api.views import TicketViewSet

router = SimpleRouter(use_regex_path=False)
router.register("tickets", TicketViewSet, basename="api-ticket")
router.register("tasks", TaskViewSet, basename="api-task")
urlpatterns = [
    path("tickets/<int:number>/messages/", MessagesView.as_view(), name="api-messages"),
    path("tickets/<int:number>/messages/<int:message_id>/send-now/", SendNowView.as_view(), name="api-send-now"),
    path("tickets/<int:number>/messages/<int:message_id>/withdraw/", WithdrawView.as_view(), name="api-withdraw"),
    path("attachments/<uuid:key>/", AttachmentView.as_view(), name="api-attachment"),
    *router.urls,
]
