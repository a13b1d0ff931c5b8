"""Page and behaviour together, for promises that no other test reads."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from complaints.access import visible_to
from complaints.models import Complaint
from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.sending.send import send_due
from helpdesk.people.models import Role, User
from helpdesk.replies.models import SavedReply
from helpdesk.rules import known as rules
from helpdesk.rules.actions.status import ACTION as STATES_OF_RULES
from helpdesk.rules.registry import actions
from helpdesk.rules.services import switch_rule
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.tasks import close_resolved, release_due
from knowledgebase import services as articles
from knowledgebase.models import Category
from tests import factories
from tests.helpdesk.rules.makers import rule

pytestmark = pytest.mark.django_db
ABOUT, COMPLAIN = "/help/about/", "/help/how-to-complain/"


def test_a_request_stays_open_until_somebody_says_that_it_is_solved(client: Client) -> None:
    assert "stays open until a person, or you yourself" in client.get(ABOUT).text
    ticket = factories.ticket()
    drain()
    with time_machine.travel(timezone.now() + dt.timedelta(days=700)):
        release_due()
        close_resolved()
        drain()
    ticket.refresh_from_db()
    assert ticket.is_open
    assert {action.key for action in actions()} & {"resolve", "close"} == {"resolve"}
    assert set(STATES_OF_RULES.choices()) - STATES_OF_RULES.people_only == {"open", "waiting", "on_hold"}


def test_where_a_rule_resolves_no_page_says_that_a_person_does(client: Client) -> None:
    saved = SavedReply.objects.create(name="Hours", body="We open at nine.", language="en")
    made = rule("Hours", do={"resolve": f"solved|{saved.pk}"})
    rules.kept.forget()
    pages = [client.get(path).text for path in (ABOUT, "/help/", "/help/contact/thanks/")]
    assert "until it is answered, or a person says that it is solved. Write again, and it is open again." in pages[0]
    assert not any("until a person" in page or "waits for a person" in page for page in pages)
    switch_rule(rule=made, on=False)
    rules.kept.forget()
    assert "waits for a person now" in client.get("/help/contact/thanks/").text


def test_what_a_rule_resolved_is_open_again_once_the_customer_writes(client: Client) -> None:
    saved = SavedReply.objects.create(name="Hours", body="We open at nine.", language="en")
    rule("Hours", do={"resolve": f"solved|{saved.pk}"})
    client.post("/help/contact/", {"message": "When do you open?", "email": "meg@example.org"})
    drain()
    ticket = Ticket.objects.get()
    assert (ticket.status, OutgoingMail.objects.filter(kind="acknowledgement").exists()) == ("resolved", False)
    client.post(f"/r/{request_token(ticket)}/", {"message": "And on Sundays?"})
    ticket.refresh_from_db()
    assert ticket.is_open


def test_who_reads_a_complaint(client: Client, alice: User, bob: User, charlie: User) -> None:
    page = client.get(COMPLAIN).text
    assert "Until a team has it, all of our helpdesk" in page
    ticket = factories.ticket(is_complaint=True)
    drain()
    readers = (alice, bob, charlie)
    assert all(visible_to(reader).exists() for reader in readers)
    services.update_ticket(ticket=ticket, actor=Actor.system(), team=alice.teams.get())
    assert [visible_to(reader).exists() for reader in readers] == [True, True, False]


def test_an_angry_complaint_is_taken_in_like_a_calm_one(client: Client) -> None:
    assert "as welcome as a calm one" in client.get(COMPLAIN).text
    for words in ("YOU IDIOTS! THIS IS A BLOODY SCAM!!!", "The lamp is broken. I should like a new one, please."):
        fields = {"message": words, "email": "meg@example.org", "complaint": "yes", "complaint-outcome": "repair"}
        client.post("/help/contact/", fields)
    assert list(Complaint.objects.values_list("severity", "ticket__priority")) == [("normal", "normal")] * 2


def test_an_answer_comes_by_mail_and_on_the_page(client: Client, alice: User) -> None:
    assert "Our answer goes here." in client.get("/help/contact/").text
    client.post("/help/contact/", {"message": "The lamp is broken.", "email": "meg@example.org"})
    ticket = Ticket.objects.get()
    services.reply(ticket=ticket, body_text="A new one leaves today.", actor=Actor.of(alice), author=alice)
    drain()
    send_due()
    assert OutgoingMail.objects.get(kind="reply").recipient == "meg@example.org"
    assert "A new one leaves today." in client.get(f"/r/{request_token(ticket)}/").text


def test_a_link_for_a_new_password_works_once(client: Client) -> None:
    user = factories.user("Meg", role=Role.CUSTOMER)
    before = user.password
    assert "It works once." in client.post("/accounts/password/reset/", {"email": user.email}, follow=True).text
    user.refresh_from_db()
    assert user.password == before
    text = OutgoingMail.objects.get().text
    link = next(word for word in text.split() if "/password/reset/key/" in word).partition("8000")[2]
    new = {"password1": "a quite other horse", "password2": "a quite other horse"}
    opened = client.get(link, follow=True)
    client.post(opened.request["PATH_INFO"], new)
    user.refresh_from_db()
    assert user.check_password("a quite other horse")
    assert "no longer works" in Client().get(link, follow=True).text


def test_a_draft_outlives_the_session(client: Client, alice: User) -> None:
    ticket = factories.ticket()
    services.save_draft(ticket=ticket, user=alice, body="Half a sentence")
    client.force_login(alice)
    assert "Drafts stay where they are." in client.get("/accounts/logout/").text
    client.post("/accounts/logout/")
    assert Draft.objects.get().body == "Half a sentence"


def test_the_words_of_a_search_are_in_the_form(client: Client) -> None:
    assert "We pass on what you searched for" in client.get("/help/search/", {"q": "broken arm"}).text
    assert "broken arm" in client.get("/help/contact/", {"q": "broken arm"}).text


def test_those_who_write_see_which_searches_fail(client: Client, alice: User) -> None:
    assert "see which searches find nothing" in client.get("/help/search/", {"q": "xyzzy"}).text
    client.force_login(alice)
    assert "xyzzy" in client.get("/desk/articles/failed-searches/").text


def test_what_helps_many_is_on_the_start_page(client: Client) -> None:
    topic = Category.objects.create(slug="lamps", title="Lamps")
    for title in ("Clean the lamp", "Bend the arm"):
        made = articles.save_article(by=None, title=title, body="Words.", details=articles.Details(category=topic))
        articles.publish(article=made, by=None)
    for _ in range(12):
        Client().post("/help/articles/en/bend-the-arm/vote/", {"helpful": "yes"})
    page = client.get("/help/")
    assert page.context["top_articles"][0].title == "Bend the arm"


def test_what_breaks_is_in_the_log(caplog: pytest.LogCaptureFixture, settings: object) -> None:
    settings.ROOT_URLCONF = "tests.public.broken"  # type: ignore[attr-defined]
    page = Client(raise_request_exception=False).get("/help/")
    assert (page.status_code, "in our log" in page.text) == (500, True)
    assert "as it was to be" in caplog.text
