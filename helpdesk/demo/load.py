"""Loads Harbor & Pine: all of it, or nothing."""

import random
from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.utils import timezone

from helpdesk.demo import answers, complaints, guide, house_rules, mail
from helpdesk.demo.customers import People, invite
from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop, open_shop
from helpdesk.demo.sign_ins import addresses
from helpdesk.demo.stories import newest
from helpdesk.demo.stories.history import UNDER_WAY, Writers, past_stories, under_way_stories
from helpdesk.demo.stories.past import Story, Teller
from helpdesk.demo.stories.under_way import told_stories
from helpdesk.demo.topics import DemoTopic, topics
from helpdesk.people.models import Role, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status, Ticket
from helpdesk.tickets.services import import_history

SEED = "Harbor & Pine"
FIRST_NUMBER = 4400

Say = Callable[[str], None]
Told = list[tuple[DemoTopic, Ticket]]


def is_loaded() -> bool:
    """Whether the shop is here: its first sign-in is stored in the same transaction as all the rest."""
    return User.objects.filter(email=content("people")["sign_ins"][0]).exists()


def has_other_data() -> bool:
    """Whether somebody works here already."""
    return User.objects.exists() or Ticket.objects.exists()


def load(password: str, say: Say) -> None:
    """Stores the shop, its customers and half a year of their requests, in one transaction."""
    now = timezone.now()
    rng = random.Random(SEED)  # noqa: S311 - made-up data, and the same every time
    with transaction.atomic():
        say("Opening the shop: hours, teams, products, customers, orders …")
        shop = open_shop()
        people = invite(shop, now, rng)
        let_in(people, password)
        mail.open_mailbox()
        house_rules.make_saved_replies()
        house_rules.make_rules(shop)
        house_rules.make_macros(shop)
        say("Writing half a year of tickets …")
        told = _history(shop, people, Teller(shop, now, rng))
        say("Complaints, survey answers and follow-ups …")
        complaints.open_records(told, complaints.make_causes(), rng)
        answers.set_programmes()
        given = answers.survey(told, now, rng)
        answers.follow_up(given, shop, now, rng)
        say("Help articles …")
        guide.write_articles()
        guide.read_articles(now, rng)
        say("Today’s requests, placed by the shop’s rules …")
        newest.receive(shop, people, now)
        mail.set_aside(now)
    say(f"The demo is loaded: {Ticket.objects.count()} tickets.")


def let_in(people: People, password: str) -> None:
    """Gives the sign-ins their password, and customers among them an account."""
    # One password for all of them, so one slow hash serves all.
    hashed = make_password(password)
    for email in content("people")["sign_ins"]:
        if email in people.by_email:
            customer = people.of(email)
            customer.user = User.objects.create_user(
                email, name=customer.name, preferred_name=customer.preferred_name, role=Role.CUSTOMER
            )
            customer.save(update_fields=["user"])
        User.objects.filter(email=email).update(password=hashed)
    User.objects.filter(email__in=addresses()).update(is_local=True)


def _history(shop: Shop, people: People, teller: Teller) -> Told:
    """Stores everything that was said before today, oldest first."""
    about, writers = topics(), Writers(people.purchases)
    past = list(past_stories(teller, writers, about, SEED))
    told = list(told_stories(shop, people, about, teller.now))
    open_already = sum(story.past.status == Status.WAITING for story in past)
    more = max(UNDER_WAY - open_already, 6)
    stories = [*past, *told, *under_way_stories(teller, writers, about, more, SEED)]
    stories.sort(key=lambda story: story.past.messages[0].created_at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('tickets_ticket_number', %s)", [FIRST_NUMBER])
    return _store(stories)


def _store(stories: list[Story]) -> Told:
    stored = import_history(tickets=(story.past for story in stories), actor=Actor.system("Demo"))
    return [(story.topic, ticket) for story, (_, ticket) in zip(stories, stored, strict=True)]
