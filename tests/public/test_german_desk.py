"""A colleague who chose German meets no English word on any page of the desk."""

import re

import pytest
from django.test import Client
from django.utils import translation

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.rules.models import Rule
from helpdesk.rules.services import save_rule
from helpdesk.tickets.models import Ticket
from knowledgebase.models import Article
from tests import factories
from tests.public.reading import said
from tests.public.test_one_language import english_of
from tests.public.walk import GERMAN, steps

pytestmark = [pytest.mark.django_db, pytest.mark.heavy]
DESK = (
    "/desk/tickets/",
    "/desk/tickets/?view=all&priority=high&q=lampe",
    "/desk/tickets/{ticket}/",
    "/desk/tickets/{ticket}/?tab=complaint",
    "/desk/tickets/{ticket}/?tab=fields",
    "/desk/tickets/new/",
    "/desk/tasks/",
    "/desk/customers/",
    "/desk/customers/{customer}/",
    "/desk/rules/",
    "/desk/rules/{rule}/",
    "/desk/rules/{rule}/history/",
    "/desk/rules/new/",
    "/desk/articles/",
    "/desk/articles/{article}/",
    "/desk/articles/topics/",
    "/desk/articles/failed-searches/",
    "/desk/complaints/",
    "/desk/complaints/trends/",
    "/desk/complaints/causes/",
    "/desk/surveys/",
    "/desk/surveys/follow-ups/",
    "/desk/surveys/settings/",
    "/desk/outbox/",
    "/desk/outbox/{mail}/",
    "/desk/quarantine/",
    "/desk/quarantine/?state=let-in",
    "/desk/settings/",
    "/desk/settings/events/",
    "/desk/settings/mailboxes/",
    "/desk/settings/mailboxes/new/",
    "/desk/settings/webhooks/",
    "/desk/settings/webhooks/new/",
    "/desk/settings/mail-texts/survey_invitation/de/",
    "/desk/me/",
)
ENGLISH = re.compile(
    r"\b(the|you|your|yours|we|our|with|this|that|please|by|from|and|it|is|are|of|to|for|not|sent|send|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|may|june|july|october|december)\b",
    re.IGNORECASE,
)


# English for a reason: questions and examples in English mails, names of headers and of places.
THEIRS = re.compile(
    r"How (likely|satisfied|far) (are|do) you|the invoice of May|Reply-To|^All$|^[A-Z]\w+/[\w/ -]+$|"
    r"^(Port of Spain|Isle of Man)$",
    re.MULTILINE,
)


@pytest.fixture
def desk() -> dict[str, object]:
    """What stands for the braces: what a German customer left behind, and a rule."""
    factories.user("Alva", teams=(factories.team("Muster"),))
    list(steps(GERMAN))
    boss = factories.user("Bob", role="manager", language="de")
    conditions = {"all": [{"field": "text", "op": "contains", "value": ["Lampe"]}]}
    actions = [{"do": "priority", "value": "high"}, {"do": "assignee", "value": "in_turn"}]
    save_rule(name="Lampen", trigger="both", conditions=conditions, actions=actions, author=boss, is_active=True)
    ticket = Ticket.objects.order_by("pk").first()
    assert ticket
    return {
        "boss": boss,
        "ticket": ticket.number,
        "customer": ticket.requester_id,
        "rule": Rule.objects.get(name="Lampen").pk,
        "article": Article.objects.values_list("pk", flat=True)[0],
        "mail": OutgoingMail.objects.values_list("pk", flat=True)[0],
    }


def test_no_page_of_the_desk_has_an_english_word(desk: dict[str, object], client: Client) -> None:
    english, wrong = english_of("de"), []
    client.force_login(desk["boss"])  # type: ignore[arg-type]
    for path in DESK:
        answer = client.get(path.format(**desk))
        assert answer.status_code == 200, path
        for words in said(answer.text):
            plain = re.sub(r"\S+@\S+|https?://\S+|/\S+/", "", words)
            if (words in english or ENGLISH.search(plain)) and not THEIRS.search(words):
                wrong.append(f"{path}: {words[:140]}")
    assert translation.get_language() == "en"
    assert not wrong, "\n".join(dict.fromkeys(wrong))
