"""Public pages under /help/contact/, /help/requests/ and /r/; staff pages under /desk/."""

from django.urls import path

from helpdesk.channels.views import (
    contact,
    mail_text_acts,
    mail_text_preview,
    mail_texts,
    my_requests,
    outbox,
    phone_note,
    quarantine,
    request,
)

app_name = "channels"
_MAIL_TEXT = "desk/settings/mail-texts/<slug:key>/<slug:language>/"
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
    path("desk/quarantine/several/", quarantine.several, name="several_quarantined"),
    path("desk/quarantine/<int:pk>/", quarantined.detail, name="quarantined"),
    path("desk/quarantine/<int:pk>/raw/", quarantined.raw, name="quarantined_raw"),
    path("desk/quarantine/<int:pk>/body/", quarantined.body, name="quarantined_body"),
    path("desk/quarantine/<int:pk>/download/", quarantined.download, name="quarantined_download"),
    path("desk/quarantine/<int:pk>/files/<int:file_number>/", quarantined.file, name="quarantined_file"),
    path("desk/quarantine/<int:pk>/read-again/", quarantine_acts.read_again, name="read_again"),
    path("desk/quarantine/<int:pk>/assign/", assign_mail.assign, name="assign_mail"),
    path("desk/messages/<int:message_id>/arrived/", quarantined.arrived, name="arrived"),
    path("desk/quarantine/<int:pk>/release/", quarantine_acts.let_in, name="release"),
    path("desk/quarantine/<int:pk>/discard/", quarantine_acts.throw_away, name="discard"),
    path("desk/quarantine/<int:pk>/restore/", quarantine_acts.bring_back, name="restore"),
    path("desk/settings/mail-texts/", mail_texts.mail_texts, name="mail_texts"),
    path("desk/settings/mail-texts/<slug:key>/add/", mail_texts.add_language, name="mail_text_add"),
    path(_MAIL_TEXT, mail_texts.edit, name="mail_text"),
    path(f"{_MAIL_TEXT}preview/", mail_text_preview.preview, name="mail_text_preview"),
    path(f"{_MAIL_TEXT}check/", mail_text_preview.check, name="mail_text_check"),
    path(f"{_MAIL_TEXT}built-in/", mail_text_acts.back_to_built_in, name="mail_text_built_in"),
    path(f"{_MAIL_TEXT}restore/", mail_text_acts.restore, name="mail_text_restore"),
]
