"""The field of the contact form by which a ticket came."""

from django.utils.translation import gettext_noop

from helpdesk.channels.form import known
from helpdesk.tickets.fields import Place, TicketField
from helpdesk.tickets.fields.kinds import Reference
from helpdesk.tickets.models import ContactForm

FORM_FIELD = TicketField(
    key="form",
    label=gettext_noop("Contact form"),
    kind=Reference(
        choosable=ContactForm.objects.all,
        every=ContactForm.objects.all,
        offered=known.forms,
        slug="slug",
        name="name",
        nobody=gettext_noop("None"),
        gone=gettext_noop("a form that is gone"),
    ),
    places=Place.FILTER | Place.API_READ | Place.API_FILTER | Place.CONDITION | Place.CSV,
    words=gettext_noop("the contact form"),
)
