"""The public form and the note of a call."""

from django.urls import path

from helpdesk.channels.form import contact
from helpdesk.channels.phone import views as phone

app_name = "channels"
urlpatterns = [
    path("help/contact/", contact.contact, name="contact"),
    path("help/contact/thanks/", contact.thanks, name="thanks"),
    path("desk/tickets/new/", phone.phone_note, name="phone_note"),
]
