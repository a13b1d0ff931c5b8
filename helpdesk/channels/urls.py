"""Public pages under /help/contact/, /help/requests/ and /r/; staff pages under /desk/."""

from django.urls import path

from helpdesk.channels.views import contact, my_requests, outbox, phone_note, quarantine, request

app_name = "channels"
urlpatterns = [
    path("help/contact/", contact.contact, name="contact"),
    path("help/contact/thanks/", contact.thanks, name="thanks"),
    path("help/requests/", my_requests.my_requests, name="my_requests"),
    path("help/requests/<int:number>/", my_requests.detail, name="my_request"),
    path("help/requests/<int:number>/attachments/<uuid:key>/", my_requests.attachment, name="my_attachment"),
    path("r/<str:token>/", request.request_page, name="request"),
    path("r/<str:token>/attachments/<uuid:key>/", request.attachment, name="request_attachment"),
    path("desk/tickets/new/", phone_note.phone_note, name="phone_note"),
    path("desk/outbox/", outbox.outbox, name="outbox"),
    path("desk/outbox/<int:pk>/", outbox.detail, name="outgoing"),
    path("desk/outbox/<int:pk>/body/", outbox.body, name="outgoing_body"),
    path("desk/outbox/<int:pk>/retry/", outbox.retry, name="retry"),
    path("desk/quarantine/", quarantine.quarantine, name="quarantine"),
    path("desk/quarantine/<int:pk>/", quarantine.detail, name="quarantined"),
    path("desk/quarantine/<int:pk>/release/", quarantine.let_in, name="release"),
    path("desk/quarantine/<int:pk>/discard/", quarantine.throw_away, name="discard"),
    path("desk/quarantine/<int:pk>/restore/", quarantine.bring_back, name="restore"),
]
