"""Staff pages of mail that leaves, and the address that mail providers report to."""

from django.urls import path

from helpdesk.outgoing.reports import view as webhook
from helpdesk.outgoing.views import mail_out, mail_text_acts, mail_text_preview, mail_texts, outbox, team_sender

app_name = "outgoing"
_MAIL_TEXT = "desk/settings/mail-texts/<slug:key>/<slug:language>/"
urlpatterns = [
    path("hooks/mail/<slug:provider>/", webhook.report, name="mail_webhook"),
    path("desk/outbox/", outbox.outbox, name="outbox"),
    path("desk/outbox/<int:pk>/", outbox.detail, name="outgoing"),
    path("desk/outbox/<int:pk>/body/", outbox.body, name="outgoing_body"),
    path("desk/outbox/<int:pk>/retry/", outbox.retry, name="retry"),
    path("desk/outbox/relays/<int:pk>/try/", outbox.try_relay_now, name="try_relay"),
    path("desk/messages/<int:message_id>/retry/", outbox.retry_reply, name="retry_reply"),
    path("desk/settings/teams/<int:pk>/sender/", team_sender.team_sender, name="team_sender"),
    path("desk/settings/mail-out/", mail_out.mail_out, name="mail_out"),
    path("desk/settings/mail-out/test/", mail_out.try_server, name="test_mail_out"),
    path("desk/settings/mail-out/aside/", mail_out.put_mail_out_aside, name="put_mail_out_aside"),
    path("desk/settings/mail-out/back/", mail_out.bring_mail_out_back, name="bring_mail_out_back"),
    path("desk/settings/mail-texts/", mail_texts.mail_texts, name="mail_texts"),
    path("desk/settings/mail-texts/<slug:key>/add/", mail_texts.add_language, name="mail_text_add"),
    path(_MAIL_TEXT, mail_texts.edit, name="mail_text"),
    path(f"{_MAIL_TEXT}preview/", mail_text_preview.preview, name="mail_text_preview"),
    path(f"{_MAIL_TEXT}check/", mail_text_preview.check, name="mail_text_check"),
    path(f"{_MAIL_TEXT}built-in/", mail_text_acts.back_to_built_in, name="mail_text_built_in"),
    path(f"{_MAIL_TEXT}restore/", mail_text_acts.restore, name="mail_text_restore"),
]
