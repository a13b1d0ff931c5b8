"""The people, rules, causes and articles that the running application begins with, made through the services."""

import datetime as dt
from typing import Any

from django.utils import timezone

from complaints.models import Cause, Complaint
from complaints.services import assess, save_cause
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.services import DayState, set_day
from helpdesk.channels.form.services import close_contact_form, save_contact_form
from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook.services import save_endpoint
from helpdesk.customers.models import Organisation, Product
from helpdesk.customers.services import find_or_create_customer
from helpdesk.customers.services.organisations import save_organisation, set_organisation
from helpdesk.imports.services import check_import, upload
from helpdesk.intake.services.save_mailbox import save_mailbox
from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import Role, Team, TeamMembership, User
from helpdesk.people.services.staff import invite
from helpdesk.people.services.teams import archive_team, save_team
from helpdesk.privacy.services import erase, order_erasure
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import ContactForm, Status, Ticket
from helpdesk.tickets.services import add_note, define_field, reply, update_ticket
from helpdesk.tickets.words import NewFile
from knowledgebase.models import Audience
from knowledgebase.services import Details, publish, save_article, save_category
from knowledgebase.services.public_texts import save_public_text
from surveys.models import Invitation, InvitationState, Programme
from surveys.services import save_programme
from surveys.tokens import hashed, new_token
from tests.running import names
from tests.running.scene_providers import provider, provider_of_saml


def prepare() -> None:
    """Fills the empty database once."""
    deliveries = Team.objects.create(name="Deliveries", slug="deliveries", colour=2)
    repairs = Team.objects.create(name="Repairs", slug="repairs", colour=3)
    _person(names.AGENT, "Ana Ames", Role.AGENT, deliveries)
    _person(names.COLLEAGUE, "Cole Court", Role.AGENT, repairs)
    _person(names.LEAD, "Lea Long", Role.LEAD, deliveries)
    manager = _person(names.MANAGER, "Mia Marsh", Role.MANAGER)
    _person(names.ADMIN, "Ada Ash", Role.ADMIN)
    Product.objects.create(name="Tidewater Kettle", slug="tidewater-kettle")
    _rules(manager, deliveries, repairs)
    _causes()
    _articles(manager)
    nps = Programme.objects.get(kind="nps")
    nps.delay_minutes, nps.is_active = 0, True
    save_programme(programme=nps, questions={})


def finish(number: int) -> None:
    """The agent deals with a complaint: a note, a cause, an answer, resolved."""
    ticket, agent = Ticket.objects.get(number=number), User.objects.get(email=names.AGENT)
    actor = Actor.of(agent)
    update_ticket(ticket=ticket, actor=actor, add=["wet box"])
    add_note(ticket=ticket, body_text="The depot left it outside: https://depot.example/42", actor=actor, author=agent)
    cause = Cause.objects.get(name="Left in the rain")
    assess(complaint=Complaint.objects.get(ticket=ticket), actor=actor, severity="normal", primary_cause=cause)
    words = "A new one is on its way: https://carrier.example/track."
    reply(ticket=ticket, body_text=words, actor=actor, author=agent, status=Status.RESOLVED)


def effort(number: int) -> str:
    """The customer of another ticket was asked in German how easy it was; the page with that question."""
    ticket, token, now = Ticket.objects.get(number=number), new_token(), timezone.now()
    Invitation.objects.create(
        ticket=ticket,
        customer=ticket.requester,
        kind="ces",
        state=InvitationState.SENT,
        draw=0,
        due_at=now,
        sent_at=now,
        language="de",
        token_hash=hashed(token),
        expires_at=now + dt.timedelta(days=1),
    )
    return f"/s/{token}/"


def for_settings() -> None:
    """Something for each page of Settings to show."""
    mailbox()
    webhook()
    provider()
    provider_of_saml()
    saved_replies()
    macros()
    colleague()
    organisation()
    opening_hours()
    contact_forms()
    public_text()
    imports()
    own_fields()
    erasure()


def contact_forms() -> None:
    """One with words of its own that other sites may show, and one that is closed."""
    asked = {"order": "required", "subject": "asked", "attachments": "asked"}
    words = {"heading": "Send something back", "introduction": "Keep the box until we have answered."}
    usual: dict[str, Any] = {"asked": asked, "fallback": "en", "priority": "normal"}
    save_contact_form(
        form=ContactForm(),
        name="Returns",
        texts={"en": words, "de": {"heading": "Etwas zurückschicken", "thanks": "Bitte heben Sie den Beleg auf."}},
        sites=["https://shop.example"],
        asks_proof=True,
        is_listed=True,
        **usual,
    )
    old = save_contact_form(form=ContactForm(), name="Old form", texts={}, **usual)
    close_contact_form(form=old, by=None)


def framed_form(site: str) -> None:
    """A form that asks for a proof of work, and that one other site may show."""
    save_contact_form(
        form=ContactForm(),
        name="From the shop",
        asked={"attachments": "asked"},
        texts={},
        fallback="en",
        priority="normal",
        sites=[site],
        asks_proof=True,
    )


def public_text() -> None:
    """Own words of a page, which nobody published."""
    save_public_text(key="how-to-complain", language="de", body="## Wir hören zu\n\n{{ways}}\n", by=None)


def imports() -> None:
    """A file that was checked and one whose columns nobody has told yet."""
    lines = b"email,phone,name,company\nwanda@lighthouse.example,,Wanda West,Lighthouse\nnobody,12,,\n"
    batch = upload(kind="customers", file_name="customers-of-spring.csv", content=lines, by=None)
    check_import(batch=batch, columns=batch.columns, options={"region": "GB"})
    orders = b"order number,email,order date,total\n1182,wanda@lighthouse.example,2026-04-25,149.90\n"
    upload(kind="orders", file_name="orders.csv", content=orders, by=None)


def own_fields() -> None:
    """A list of tickets, with a value that is offered no more and words in German; an amount of customers."""
    choices = [("broken", "Broken"), ("large", "Too large"), ("other", "Something else, told in the message")]
    words = {"de": {"label": "Grund der Rücksendung", "choices": {"broken": "Zerbrochen"}}}
    define_field(
        key="reason",
        label="Reason of return",
        type="choice",
        choices=choices,
        retired=["other"],
        words=words,
        is_public=True,
    )
    define_field(key="limit", label="Credit limit", type="money", currency="EUR", holder="customer")


def erasure() -> None:
    """Somebody who asked to be erased, and was."""
    customer = find_or_create_customer(email="gone@example.org", name="Gwen Gone")
    erase(erasure=order_erasure(customer=customer, reason="request", by=User.objects.get(email=names.MANAGER)))


def opening_hours() -> None:
    """A place with nights, the holidays of a region, a day of its own and one that is a holiday no more."""
    hours = {str(day): [["09:00", "12:30"], ["13:15", "17:00"]] for day in range(5)} | {"5": [["22:00", "24:00"]]}
    # Not the shop's own: other tests count every minute.
    fields = {"name": "Bavaria", "time_zone": "Europe/Berlin", "country": "DE", "region": "BY"}
    place = Calendar.objects.create(hours=hours, **fields)
    soon = timezone.localdate() + dt.timedelta(days=9)
    set_day(calendar=place, date=soon, state=DayState.CLOSED, name="Count of stock")
    set_day(calendar=place, date=dt.date(soon.year + 1, 1, 6), state=DayState.OPEN)


def organisation() -> None:
    """A firm whose people write from an address of theirs."""
    firm = save_organisation(
        organisation=Organisation(), name="Lighthouse Café", domains=["lighthouse.example"], readers="chosen"
    )
    customer = find_or_create_customer(email="wanda@lighthouse.example", name="Wanda West")
    set_organisation(customer=customer, organisation=firm, by=None)


def webhook() -> None:
    """A program that posts what people write elsewhere."""
    save_endpoint(Endpoint(name="Chirp", channel="social", reply_url="https://chirp.example/answers"))


def saved_replies() -> None:
    """One for everybody, and one that the manager keeps for herself."""
    by = User.objects.get(email=names.MANAGER)
    body = "Hi {{ customer.name }},\n\nI have [[what you did]].\n\n{{ agent.name }}"
    form = [NewFile(filename="Form to send a parcel back, two pages.pdf", content=b"%PDF")]
    save_saved_reply(
        reply=SavedReply(), by=by, name="What we did", folder="Complaints", body=body, language="en", files=form
    )
    save_saved_reply(reply=SavedReply(), by=by, name="Danke", body="Danke!", language="de", owner=by)


def macros() -> None:
    """One for everybody, with one of each kind of action, that brings a saved reply along."""
    chosen = [("take", ""), ("tag", "lid"), ("note", "For {{ customer.name }}."), ("task", "2|Look again")]
    save_macro(
        macro=Macro(),
        name="Look again in two days",
        folder="Complaints",
        actions=[{"do": do, "value": value} for do, value in chosen],
        reply=SavedReply.objects.filter(owner=None).first(),
        by=None,
    )


def colleague() -> None:
    """Somebody is invited, and a team was put away."""
    by = User.objects.get(email=names.MANAGER)
    invite(emails=["cara@harborpine.example"], role=Role.AGENT, teams=[Team.objects.earliest("pk")], by=by)
    spare = save_team(team=Team(), name="Summer help", colour=4, members=[], by=by)
    archive_team(team=spare, to=None, by=by)


def mailbox() -> None:
    """The shop's address, unless it is there."""
    address = "help@harborpine.example"
    if not Mailbox.objects.filter(address=address).exists():
        save_mailbox(Mailbox(address=address, name="Harbor & Pine"))


def _person(email: str, name: str, role: str, team: Team | None = None) -> User:
    person = User.objects.create_user(email, names.PASSWORD, name=name, role=role, undo_seconds=5)
    if team:
        TeamMembership.objects.create(user=person, team=team, is_lead=role == Role.LEAD)
    return person


def _rules(author: User, deliveries: Team, repairs: Team) -> None:
    for name, word, team in (("Parcels", "parcel", deliveries), ("Broken things", "broken", repairs)):
        save_rule(
            name=name,
            conditions={"all": [{"field": "text", "op": "contains", "value": [word]}]},
            actions=[{"do": "team", "value": str(team.pk)}],
            author=author,
            is_active=True,
        )


def _causes() -> None:
    group = save_cause(name="Delivery")
    save_cause(name="Left in the rain", parent=group)
    save_cause(name="Box crushed", parent=group)


def _articles(author: User) -> None:
    topic = save_category(by=author, title="Looking after it", language="en")
    for title, audience, live in (
        (names.PUBLIC_TITLE, Audience.PUBLIC, True),
        (names.DRAFT_TITLE, Audience.PUBLIC, False),
        (names.INTERNAL_TITLE, Audience.INTERNAL, True),
    ):
        body = f"{title}: boil water with vinegar, then rinse twice."
        article = save_article(by=author, title=title, body=body, details=Details(topic, audience))
        if live:
            publish(article=article, by=author)
