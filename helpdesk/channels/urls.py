"""The public forms and their settings, and the note of a call."""

from django.urls import path

from helpdesk.channels.form import contact
from helpdesk.channels.form import views as forms
from helpdesk.channels.noted import views as phone
from helpdesk.channels.webhook import views as webhook

app_name = "channels"
_FORMS = "desk/settings/contact-forms/"
_FORM = f"{_FORMS}<int:pk>/"
_WEBHOOK = "desk/settings/webhooks/<int:pk>/"
urlpatterns = [
    path("help/contact/", contact.contact, name="contact"),
    path("help/contact/thanks/", contact.thanks, name="thanks"),
    path("help/contact/<slug:slug>/", contact.contact_page, name="contact_page"),
    path("help/contact/<slug:slug>/embed/", contact.embedded, name="embedded"),
    path("help/contact/<slug:slug>/embed/thanks/", contact.embedded_thanks, name="embedded_thanks"),
    path("desk/tickets/new/", phone.phone_note, name="phone_note"),
    path(_FORMS, forms.contact_forms, name="contact_forms"),
    path(f"{_FORMS}new/", forms.new, name="new_contact_form"),
    path(_FORM, forms.contact_form, name="contact_form"),
    path(f"{_FORM}share/", forms.share, name="share_contact_form"),
    path(f"{_FORM}preview/", forms.preview, name="preview_contact_form"),
    path(f"{_FORM}close/", forms.close, name="close_contact_form"),
    path(f"{_FORM}reopen/", forms.reopen, name="reopen_contact_form"),
    path(f"{_FORM}default/", forms.make_default, name="make_default_contact_form"),
    path(f"{_FORM}move/", forms.move, name="move_contact_form"),
    path("desk/settings/webhooks/", webhook.webhooks, name="webhooks"),
    path("desk/settings/webhooks/new/", webhook.new, name="new_webhook"),
    path(_WEBHOOK, webhook.edit, name="webhook"),
    path(f"{_WEBHOOK}secret/", webhook.renew_secret, name="renew_webhook_secret"),
    path(f"{_WEBHOOK}off/", webhook.switch_off, name="switch_webhook_off"),
    path(f"{_WEBHOOK}on/", webhook.switch_on, name="switch_webhook_on"),
]
