"""The public form and the note of a call."""

from django.urls import path

from helpdesk.channels.form import contact
from helpdesk.channels.noted import views as phone
from helpdesk.channels.webhook import views as webhook

app_name = "channels"
_WEBHOOK = "desk/settings/webhooks/<int:pk>/"
urlpatterns = [
    path("help/contact/", contact.contact, name="contact"),
    path("help/contact/thanks/", contact.thanks, name="thanks"),
    path("desk/tickets/new/", phone.phone_note, name="phone_note"),
    path("desk/settings/webhooks/", webhook.webhooks, name="webhooks"),
    path("desk/settings/webhooks/new/", webhook.new, name="new_webhook"),
    path(_WEBHOOK, webhook.edit, name="webhook"),
    path(f"{_WEBHOOK}secret/", webhook.renew_secret, name="renew_webhook_secret"),
    path(f"{_WEBHOOK}off/", webhook.switch_off, name="switch_webhook_off"),
    path(f"{_WEBHOOK}on/", webhook.switch_on, name="switch_webhook_on"),
]
