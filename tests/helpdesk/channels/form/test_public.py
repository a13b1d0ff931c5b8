"""Each contact form has a page of its own: what it asks, what it says, and where its requests go."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from helpdesk.channels.form.services import close_contact_form
from helpdesk.customers.models import Product
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.people.models import Team
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.models import Activity, ContactForm, Ticket
from tests import factories
from tests.helpdesk.channels.form.conftest import RETURNS, WORDS

pytestmark = pytest.mark.django_db
REQUEST = {"message": WORDS, "order": "A-17", "email": "meg@example.org"}


def text(client: Client, path: str = RETURNS, **params: str) -> str:
    answer = client.get(path, params)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_request_goes_where_its_form_says_and_names_it(client: Client, returns: ContactForm, team: Team) -> None:
    client.post(RETURNS, REQUEST)
    ticket = Ticket.objects.get()
    assert (ticket.form, ticket.team, ticket.priority) == (returns, team, "high")
    assert list(ticket.tags.values_list("name", flat=True)) == ["return"]
    assert ticket.messages.get().body_text == f"{WORDS}\n\nOrder: A-17"
    assert Activity.objects.get(ticket=ticket, verb="ticket.created").changes == {"by_form": [None, "Returns"]}


def test_a_form_asks_what_was_chosen(client: Client, returns: ContactForm) -> None:
    page = text(client)
    fields = {name: f'name="{name}"' in page for name in ("order", "name", "subject", "product", "complaint")}
    assert fields == {"order": True, "name": True, "subject": False, "product": False, "complaint": False}


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("order", "Write the number of your order."),
        ("name", "Write your name."),
        ("subject", "Say in a few words what it is about."),
        ("product", "Choose the product."),
        ("attachments", "Add a photo or a file."),
    ],
)
def test_what_is_required_and_missing_is_named(client: Client, returns: ContactForm, field: str, words: str) -> None:
    factories.product()
    ContactForm.objects.filter(pk=returns.pk).update(asked={field: "required"})
    answer = client.post(RETURNS, {"message": WORDS, "email": "meg@example.org"})
    page = answer.content.decode()
    assert (answer.status_code, words in page, WORDS in page) == (422, True, True)


def test_nobody_is_asked_for_a_product_where_there_is_none(client: Client, returns: ContactForm) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(asked={"product": "required"})
    assert "Which product?" not in text(client)
    assert client.post(RETURNS, {"message": WORDS, "email": "meg@example.org"}).status_code == 302


def test_a_file_that_was_kept_is_a_file(client: Client, returns: ContactForm) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(asked={"attachments": "required"})
    file = SimpleUploadedFile("lid.txt", b"abc", "text/plain")
    page = client.post(RETURNS, {"message": WORDS, "email": "nobody", "attachments": file}).content.decode()
    key = page.split('name="kept"')[1].split('value="')[1].split('"')[0]
    assert client.post(RETURNS, {"message": WORDS, "email": "meg@example.org", "kept": key}).status_code == 302


@pytest.mark.parametrize(
    ("accepted", "heading", "label"),
    [
        ("de", "Etwas zurückschicken", "Was ist Ihre Frage?"),
        ("en", "Send something back", "What is your question?"),
        ("fr", "Send something back", "What is your question?"),
    ],
)
def test_a_page_is_whole_in_one_language(
    client: Client, returns: ContactForm, accepted: str, heading: str, label: str
) -> None:
    page = client.get(RETURNS, headers={"accept-language": accepted}).content.decode()
    assert heading in page
    assert label in page


def test_a_form_without_words_of_its_own_speaks_each_language(client: Client) -> None:
    assert "Écrivez" in client.get("/help/contact/", headers={"accept-language": "fr"}).content.decode()


def test_a_link_fills_in_named_values_alone_each_cut_and_escaped(client: Client, returns: ContactForm) -> None:
    page = text(
        client, order="x" * 60, name="<b>Meg</b>", email="meg@example.org", subject="no", website="no", nothing="Q"
    )
    assert f'value="{"x" * 40}"' in page
    assert "&lt;b&gt;Meg&lt;/b&gt;" in page
    assert 'value="meg@example.org"' in page
    assert 'value="no"' not in page


def test_a_link_and_an_open_page_that_know_a_merged_product_mean_the_other_one(
    client: Client, returns: ContactForm
) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(asked={"product": "asked"})
    old, kept = factories.product(), factories.product()
    merge_products(product=old, into=kept, by=None)
    assert f'value="{kept.pk}" selected' in text(client, product=old.slug)
    client.post(RETURNS, REQUEST | {"product": old.pk})
    assert Ticket.objects.get().product == kept


def test_a_link_fills_in_the_product_by_its_slug(client: Client, returns: ContactForm) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(asked={"product": "asked"})
    kettle = factories.product()
    Product.objects.create(name="Old", slug="old", is_active=False)
    assert f'value="{kettle.pk}" selected' in text(client, product=kettle.slug)
    assert "selected" not in text(client, product="old").split('name="product"')[1].split("</select>")[0].replace(
        'value="" selected', ""
    )


def test_a_closed_form_says_so_and_names_another_way(client: Client, returns: ContactForm) -> None:
    close_contact_form(form=returns, by=None)
    page = text(client)
    assert "This form is closed." in page
    assert 'href="/help/contact/?lang=en"' in page
    assert 'name="message"' not in page


def test_who_wrote_while_it_was_closed_gets_the_words_back(client: Client, returns: ContactForm) -> None:
    close_contact_form(form=returns, by=None)
    answer = client.post(RETURNS, REQUEST)
    assert (answer.status_code, WORDS in answer.content.decode(), Ticket.objects.exists()) == (409, True, False)


def test_other_forms_are_named_where_the_shop_wants_it(client: Client, returns: ContactForm) -> None:
    assert "Send something back" not in text(client, "/help/contact/")
    ContactForm.objects.filter(pk=returns.pk).update(is_listed=True)
    assert f'href="{RETURNS}"' in text(client, "/help/contact/")
    close_contact_form(form=returns, by=None)
    assert "Send something back" not in text(client, "/help/contact/")


def test_what_the_shop_says_after_sending_stands_below_the_number(client: Client, returns: ContactForm) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(texts={"en": {"thanks": "Keep the <slip>."}})
    page = client.post(RETURNS, REQUEST, follow=True).content.decode()
    assert page.index(f"#{Ticket.objects.get().number}") < page.index("Keep the &lt;slip&gt;.")


def test_rules_can_ask_by_which_form_a_ticket_came(client: Client, returns: ContactForm) -> None:
    client.post(RETURNS, REQUEST)
    tree = TICKET.parse({"all": [{"field": "form", "op": "is", "value": [str(returns.pk)]}]}, catalogue())
    assert Ticket.objects.filter(TICKET.to_q(tree)).count() == 1


def test_the_desk_the_api_and_the_inbox_name_the_form(client: Client, returns: ContactForm, alice: object) -> None:
    Client().post(RETURNS, REQUEST)
    client.force_login(alice)  # type: ignore[arg-type]
    ticket = Ticket.objects.get()
    assert "By the form: Returns" in text(client, f"/desk/tickets/{ticket.number}/")
    assert client.get(f"/api/v1/tickets/{ticket.number}/").json()["form"] == "Returns"
    assert client.get("/api/v1/tickets/", {"form": "Returns"}).json()["results"][0]["number"] == ticket.number
    assert str(ticket.number) in text(client, "/desk/tickets/", form="returns")
