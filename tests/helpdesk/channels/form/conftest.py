"""A second contact form beside the first one."""

import pytest
from django.test import Client

from helpdesk.channels.form.services import save_contact_form
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import ContactForm

RETURNS = "/help/contact/returns/"
WORDS = "The lid cracked on the way, and I would like to send it back."


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def returns(team: Team) -> ContactForm:
    return save_contact_form(
        form=ContactForm(),
        name="Returns",
        asked={"order": "required", "name": "asked"},
        texts={"en": {"heading": "Send something back"}, "de": {"heading": "Etwas zurückschicken"}},
        fallback="en",
        priority="high",
        team=team,
        tags=["return"],
        sites=["https://shop.example"],
    )
