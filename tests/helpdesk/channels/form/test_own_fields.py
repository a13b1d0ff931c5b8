"""The shop's own fields on a contact form: chosen, in their order, required here, and kept with the ticket."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.customers.models import Customer
from helpdesk.intake.models import RawMail
from helpdesk.intake.services.quarantine import release
from helpdesk.people.models import User
from helpdesk.tickets.models import ContactForm, OwnValue, Ticket
from helpdesk.tickets.queries.own import own_fields, own_values
from helpdesk.tickets.services import define_field
from tests.helpdesk.channels.form.conftest import RETURNS, WORDS

pytestmark = pytest.mark.django_db
REQUEST = {"message": WORDS, "order": "A-17", "email": "meg@example.org"}
FORMS = "/desk/settings/contact-forms/"


@pytest.fixture
def fields(returns: ContactForm) -> list[list[str]]:
    """A size that the form requires, and a colour; how large the customer's firm is; and one that no form may ask."""
    sizes = [("small", "Small"), ("large", "Large")]
    define_field(
        key="size", label="Size", type="choice", choices=sizes, is_on_forms=True, words={"de": {"label": "Größe"}}
    )
    define_field(key="colours", label="Colours", type="choices", choices=[("red", "Red")], is_on_forms=True, position=1)
    define_field(key="firm", label="Firm", type="text", is_on_forms=True, holder="customer", position=2)
    define_field(key="secret", label="Secret", type="text", position=3)
    own_fields.kept.forget()
    chosen = [["own_firm", "asked"], ["own_size", "required"], ["own_colours", "asked"], ["own_secret", "asked"]]
    ContactForm.objects.filter(pk=returns.pk).update(fields=chosen)
    return chosen


def own_of(ticket: Ticket) -> dict[str, Any]:
    return {held.field.key: held.value for held in OwnValue.objects.filter(ticket=ticket).select_related("field")}


def test_they_are_asked_in_their_order(client: Client, fields: Any) -> None:
    page = client.get(RETURNS).content.decode()
    places = [page.index(f'name="own_{key}"') for key in ("firm", "size", "colours")]
    assert places == sorted(places)
    assert "own_secret" not in page
    assert "Größe" in client.get(RETURNS, headers={"accept-language": "de"}).content.decode()


def test_what_this_form_requires_is_needed_here(client: Client, fields: Any) -> None:
    answer = client.post(RETURNS, REQUEST)
    assert (answer.status_code, "Please choose." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("trap", ["", "x"])
def test_values_are_kept_with_the_ticket_and_the_customer(client: Client, fields: Any, bob: User, trap: str) -> None:
    filled = {"own_size": "large", "own_colours": ["red"], "own_firm": "12 people", "website": trap}
    client.post(RETURNS, REQUEST | filled)
    if trap:
        release(RawMail.objects.get(), by=bob)
    ticket = Ticket.objects.get()
    assert own_of(ticket) == {"size": "large", "colours": ("red",)}
    (firm,) = own_fields.of_customers()
    assert own_values.of_customers([ticket.requester_id], [firm])[ticket.requester_id] == {"own_firm": "12 people"}


def test_what_is_known_of_a_customer_is_not_overwritten_and_the_words_stay(client: Client, fields: Any) -> None:
    client.post(RETURNS, REQUEST | {"own_size": "small", "own_firm": "12 people"})
    client.post(RETURNS, REQUEST | {"own_size": "small", "own_firm": "One"})
    (firm,) = own_fields.of_customers()
    customer = Customer.objects.get()
    assert own_values.of_customers([customer.pk], [firm])[customer.pk] == {"own_firm": "12 people"}
    assert Ticket.objects.order_by("-pk")[0].messages.get().body_text.endswith("\nFirm: One")


def test_a_link_fills_them_in(client: Client, fields: Any) -> None:
    page = client.get(RETURNS, {"own_size": "large", "own_colours": "red", "own_firm": "<i>", "own_secret": "x"})
    words = page.content.decode()
    assert 'value="large" selected' in words
    assert 'value="&lt;i&gt;"' in words
    assert "own_secret" not in words


def test_they_are_chosen_on_the_page_of_the_form(manager: Client, returns: ContactForm, fields: Any) -> None:
    page = f"{FORMS}{returns.pk}/"
    assert "how_own_secret" not in manager.get(page).content.decode()
    built_in = {f"ask_{key}": "no" for key in ("subject", "order", "product", "attachments", "name")}
    own = {"how_own_size": "required", "place_own_size": "2", "how_own_colours": "no", "how_own_firm": "asked"}
    typed = {"name": "Returns", "priority": "normal", "fallback": "en", **built_in, **own, "place_own_firm": "1"}
    assert manager.post(page, typed).status_code == 302
    returns.refresh_from_db()
    assert returns.fields == [["own_firm", "asked"], ["own_size", "required"]]
    assert "Firm, Size (required)" in manager.get("/desk/settings/audit/?kind=contact_form").content.decode()


def test_a_link_with_them_is_made(manager: Client, returns: ContactForm, fields: Any) -> None:
    page = manager.get(f"{FORMS}{returns.pk}/share/?link=yes&own_size=large&own_firm=A+B").content.decode()
    assert "/help/contact/returns/?own_firm=A+B&amp;own_size=large</pre>" in page
