"""The whole way of a customer who complains, page by page and mail by mail, in one language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from complaints.models import Complaint, Receipt
from complaints.receipts import receipt_path
from complaints.services import assess
from helpdesk.events.deliver import drain
from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from knowledgebase import services as articles
from knowledgebase.models import Category
from surveys.models import Programme
from surveys.tasks import send_due_invitations
from tests import factories


@dataclass(frozen=True)
class Story:
    """What the customer and their shop say, all of it in one language."""

    code: str
    topic: str
    article: str
    words: str
    answer: str
    solved: str


ENGLISH = Story("en", "Lamps", "Clean the lamp", "The lamp is broken.", "We replace it.", "One more thing.")
GERMAN = Story("de", "Lampen", "Lampe reinigen", "Die Lampe ist kaputt.", "Wir tauschen sie um.", "Noch etwas dazu.")
SPANISH = Story("es", "Lámparas", "Limpiar la lámpara", "La lámpara no va.", "Se la cambiamos.", "Algo más todavía.")
FRENCH = Story("fr", "Lampes", "Nettoyer la lampe", "La lampe ne marche pas.", "Nous l'échangeons.", "Encore un mot.")


def steps(story: Story) -> Iterator[tuple[str, str]]:
    """(where, HTML or text), in the order in which the customer meets them."""
    article = _article(story)
    browser = Client(headers={"accept-language": story.code})
    lang = f"lang={story.code}"

    def get(path: str, **data: Any) -> tuple[str, str]:
        return path, browser.get(path, data).text

    def post(path: str, **data: Any) -> tuple[str, str]:
        return path, browser.post(path, data, follow=True).text

    yield get(f"/help/{story.code}/")
    yield get(article.category.get_absolute_url())
    yield get(article.get_absolute_url())
    vote = f"{article.get_absolute_url()}vote/"
    yield vote, browser.post(vote, {"helpful": "no"}, headers={"hx-request": "true"}).text
    yield vote, browser.post(vote, {"helpful": "yes"}, headers={"hx-request": "true"}).text
    for words in (story.article.split()[0], "xyzzy", ""):
        yield get(f"/help/search/?{lang}&q={words}")
    yield get("/help/suggest/", lang=story.code, message=story.article)
    for page in ("about", "reach-us", "how-to-complain", "security"):
        yield get(f"/help/{page}/")
    yield get("/help/contact/")
    yield post("/help/contact/", message="", email="x", complaint="yes")
    complaint = {"complaint": "yes", "complaint-outcome": "refund", "complaint-harm": "on"}
    yield post("/help/contact/", message=story.words, email="meg@example.org", **complaint)
    drain()
    ticket = Ticket.objects.get(requester__contact_points__normalised="meg@example.org")
    yield from _request(story, ticket, get, post)
    yield from _survey(ticket, get, post)
    yield from _account(ticket, browser, get, post)
    for mail in OutgoingMail.objects.filter(recipient="meg@example.org"):
        yield f"mail {mail.subject}", mail.html
        yield f"mail {mail.subject}", f"{mail.subject} {mail.text}"


def _article(story: Story) -> Any:
    topic = Category.objects.create(slug="lamps", title=story.topic, language=story.code)
    product = factories.product("Aurora")
    details = articles.Details(category=topic, product=product, checked_on=timezone.localdate())
    body = f"## {story.article}\n\n{story.words}\n\n## {story.topic}\n\n{story.words}"
    made = articles.save_article(by=None, title=story.article, body=body, details=details)
    return articles.publish(article=made, by=None)


def _request(story: Story, ticket: Ticket, get: Any, post: Any) -> Iterator[tuple[str, str]]:
    here = f"/r/{request_token(ticket)}/"
    yield get(here)
    yield post(here, message="")
    yield post(here, message=story.solved)
    yield post(here, solved="1")
    yield get(receipt_path(Receipt.objects.get()))
    agent = User.objects.get(name="Alva")
    tickets.update_ticket(ticket=ticket, actor=Actor.of(agent), team=agent.teams.get(), assignee=agent)
    assess(complaint=Complaint.objects.get(), actor=Actor.of(agent), severity="harm", no_cause_reason="-")
    tickets.reply(ticket=ticket, body_text=story.answer, actor=Actor.of(agent), author=agent)
    yield get(here)
    yield post(here, solved="1")
    yield get("/r/cut-off/")
    yield post("/r/cut-off/", email="meg@example.org")


def _survey(ticket: Ticket, get: Any, post: Any) -> Iterator[tuple[str, str]]:
    Programme.objects.update_or_create(kind="nps", defaults={"is_active": True, "delay_minutes": 0})
    drain()
    send_due_invitations()
    mail = OutgoingMail.objects.get(kind="survey")
    found = re.search(r"(/s/[^/]+/)\?score=3", mail.text)
    assert found
    yield get(f"{found[1]}?score=3")
    yield post(found[1])
    yield post(found[1], score="3")
    yield post(f"{found[1]}comment/", comment="")
    yield get(found[1])
    stop = reverse("surveys:stop", args=[found[1].split("/")[2]])
    yield get(stop)
    yield post(stop)
    yield get("/s/gone/")


def _account(ticket: Ticket, browser: Client, get: Any, post: Any) -> Iterator[tuple[str, str]]:
    yield get("/accounts/login/")
    yield post("/accounts/login/", login="meg@example.org", password="wrong")
    yield post("/accounts/login/")
    yield get("/accounts/password/reset/")
    yield post("/accounts/password/reset/", email="x")
    yield get("/accounts/password/reset/done/")
    yield get("/accounts/password/reset/key/1-set-password/")
    yield get("/accounts/signup/")
    yield get("/no-such-page/")
    customer = factories.user("Meg", role="customer")
    browser.force_login(customer)
    yield get("/help/requests/")
    ticket.requester.user = customer
    ticket.requester.save()
    for query in ("", "?show=open", "?show=solved", "?q=xyzzy"):
        yield get(f"/help/requests/{query}")
    yield get(f"/help/requests/{ticket.number}/")
    yield get("/accounts/password/change/")
    yield post("/accounts/password/change/")
    yield get("/accounts/logout/")
    browser.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.public.broken"):
        yield get("/help/")
