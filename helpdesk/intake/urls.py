"""Staff pages of messages that came in, and of our addresses."""

from django.urls import path

from helpdesk.intake.views import assign_mail, mailbox_acts, mailboxes, quarantine, quarantine_acts, quarantined

app_name = "intake"
urlpatterns = [
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
    path("desk/settings/mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("desk/settings/mailboxes/new/", mailboxes.new, name="new_mailbox"),
    path("desk/settings/mailboxes/test/", mailbox_acts.try_account, name="test_new_mailbox"),
    path("desk/settings/mailboxes/<int:pk>/", mailboxes.edit, name="mailbox"),
    path("desk/settings/mailboxes/<int:pk>/test/", mailbox_acts.try_account, name="test_mailbox"),
    path("desk/settings/mailboxes/<int:pk>/default/", mailbox_acts.make_default, name="make_default_mailbox"),
    path("desk/settings/mailboxes/<int:pk>/off/", mailbox_acts.switch_off, name="switch_mailbox_off"),
    path("desk/settings/mailboxes/<int:pk>/on/", mailbox_acts.switch_on, name="switch_mailbox_on"),
    path("desk/settings/mailboxes/<int:pk>/fetch/", mailbox_acts.fetch_now, name="fetch_mailbox_now"),
    path("desk/settings/mailboxes/<int:pk>/key/", mailbox_acts.make_key, name="make_mailbox_key"),
    path("desk/settings/mailboxes/<int:pk>/key/end/", mailbox_acts.end_key, name="end_mailbox_key"),
]
