"""Somebody else's ticket with its mail, survey and complaint, and the words that nobody else may read."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection

from helpdesk.customers.models import Customer
from helpdesk.events import deliver
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Team, User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Attachment, Message, Ticket
from helpdesk.tickets.words import NewFile
from knowledgebase.models import Article, Audience, Category
from knowledgebase.services import Details, publish, save_article, save_category
from surveys.models import Invitation, Programme
from surveys.services import add_comment, record_answer
from surveys.tasks import send_due_invitations
from tests import factories

SUBJECT, WORDS, NOTE = "Quaggawords of the subject", "Okapiwords of the customer", "Tapirwords of a note"
REPLY, FILE, COMMENT = "Numbatwords of the reply", "Axolotlfile.txt", "Pangolinwords about a score"
DRAFT, INTERNAL = "Dugongwords of a draft", "Potoowords of an internal article"
SAVED = "Fossawords of a saved reply"
SECRETS = (SUBJECT, WORDS, NOTE, REPLY, FILE, COMMENT, SAVED)
FIRST_NUMBER = 7_310_000


@dataclass
class World:
    """A ticket, what hangs on it, and what its addresses are made of.

    `values` fills the arguments of an address; `named` overrides them for one address.
    """

    ticket: Ticket
    team: Team
    requester: Customer
    attachment: Attachment
    reply: Message
    survey_token: str
    draft: Article
    internal: Article
    public: Article
    values: dict[str, object] = field(default_factory=dict)
    named: dict[str, dict[str, object]] = field(default_factory=dict)

    def arguments(self, name: str) -> dict[str, object]:
        return self.values | self.named.get(name, {})


def made_world(owner: User, author: User) -> World:
    """Make the ticket of `owner`, with everything that hangs on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('tickets_ticket_number', %s)", [FIRST_NUMBER])
    Programme.objects.update_or_create(kind="nps", defaults={"is_active": True, "delay_minutes": 0})
    save_category(by=author, title="Kettles", language="en")
    team = owner.teams.get()
    ticket = factories.ticket(
        SUBJECT, WORDS, team=team, assignee=owner, message={"files": [NewFile(filename=FILE, content=b"text")]}
    )
    actor = Actor.of(owner)
    tickets.add_note(ticket=ticket, body_text=NOTE, actor=actor, author=owner)
    reply = tickets.reply(ticket=ticket, body_text=REPLY, actor=actor, author=owner)
    tickets.update_ticket(ticket=ticket, actor=actor, status="resolved")
    deliver.drain()
    send_due_invitations()
    token = _survey_token(ticket)
    answer = record_answer(invitation=Invitation.objects.get(ticket=ticket), score=2)
    add_comment(answer=answer, reasons=[], comment=COMMENT, may_contact=True)
    tickets.mark_complaint(ticket=ticket, actor=actor)
    deliver.drain()
    ticket.refresh_from_db()
    articles = [
        _article(author, *row)
        for row in ((DRAFT, Audience.PUBLIC), (INTERNAL, Audience.INTERNAL), ("Descaling", Audience.PUBLIC))
    ]
    for article in articles[1:]:
        publish(article=article, by=author)
    draft, internal, public = articles
    return World(
        ticket=ticket,
        team=team,
        requester=ticket.requester,
        attachment=Attachment.objects.get(message__ticket=ticket),
        reply=reply,
        survey_token=token,
        draft=draft,
        internal=internal,
        public=public,
    )


def _article(author: User, title: str, audience: str) -> Article:
    return save_article(
        by=author, title=title, body=f"{title}, at length.", details=Details(Category.objects.get(), audience)
    )


def _survey_token(ticket: Ticket) -> str:
    mail = OutgoingMail.objects.get(key=f"survey-{Invitation.objects.get(ticket=ticket).pk}")
    found = re.search(re.escape(settings.BASE_URL) + r"/s/([^/]+)/", mail.text)
    assert found
    return found[1]
