"""What customers read of writing mail to us is true: where none comes in, they are led to the form and their page."""

import pytest
from django.test import Client

from helpdesk.events.deliver import drain
from helpdesk.intake.queries import mail_in
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.texts import mail_text, mail_texts
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import reply
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "help@harborpine.example"
PAGES = (
    "/help/reach-us/",
    "/help/how-to-complain/",
    "/s/none/",
    "/accounts/password/reset/done/",
    "/accounts/inactive/",
)
ANSWER = {"en": "nswer this mail", "de": "auf diese", "es": "sponda a este correo", "fr": "pondez à ce message"}


@pytest.fixture(params=[True, False], ids=["mail comes in", "none does"])
def comes_in(request: pytest.FixtureRequest) -> bool:
    mail_in.kept.remember(request.param)
    return bool(request.param)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_our_address_only_where_mail_to_it_reaches_us(client: Client, comes_in: bool, path: str) -> None:
    page = client.get(path).text
    assert (ADDRESS in page, "/help/contact/" in page) == (comes_in, True)


def test_a_reply_asks_for_an_answer_by_mail_only_where_it_reaches_us(alice: User, comes_in: bool) -> None:
    ticket = factories.ticket(requester=factories.customer(email="meg@example.org"))
    reply(ticket=ticket, body_text="Hello", actor=Actor.of(alice), author=alice)
    drain()
    letter = OutgoingMail.objects.get(kind="reply")
    assert ("Answer this mail" in letter.text, "/r/" in letter.text) == (comes_in, True)


def test_each_built_in_text_that_asks_for_an_answer_has_other_words(comes_in: bool) -> None:
    asking = {
        text.key for text in mail_texts() for tag in text.words if ANSWER.get(tag, "?!") in text.built_in(tag).body
    }
    assert asking == ({"acknowledgement", "reply", "complaint_receipt", "address_changed"} if comes_in else set())


def test_the_other_words_are_there_in_each_language() -> None:
    for text in mail_texts():
        assert set(text.without_mail) in (set(), set(text.words))


def test_a_shops_own_words_stay_as_they_are(client: Client, bob: User) -> None:
    mail_in.kept.remember(False)
    client.force_login(bob)
    path = "/desk/settings/mail-texts/acknowledgement/en/"
    assert "rather than to this address" in client.get(path).text
    body = mail_text("acknowledgement").words["en"].body
    client.post(path, {"subject": "We have it [#{{ticket.number}}]", "body": body, "seen": ""})
    assert "answer this mail" in client.get(path).text


def test_mailboxes_say_what_customers_read_until_mail_comes_in(client: Client, bob: User, comes_in: bool) -> None:
    client.force_login(bob)
    assert ("No mail has come in yet." in client.get("/desk/settings/mailboxes/").text) is not comes_in
