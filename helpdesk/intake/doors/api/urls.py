from django.urls import path

from helpdesk.intake.doors.api.views import InboundMailView

urlpatterns = [path("inbound-mail/", InboundMailView.as_view(), name="api-inbound-mail")]
