"""Any number of tickets, for measuring how the product bears growth. The same seed makes the same subjects."""

import dataclasses
import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from complaints.models import Cause
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.demo import answers, complaints
from helpdesk.demo.shop import Shop, invented_names, open_shop
from helpdesk.demo.topics import DemoTopic, filled, greeted, topics
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.models import Direction, Status, Ticket
from helpdesk.tickets.services import PastMessage, PastTicket, import_history

STEP = 2000
"""Tickets that are stored, followed up and surveyed together."""
SPAN = dt.timedelta(days=182)
TICKETS_PER_CUSTOMER = 2
OPEN_SHARE = 0.06
_NOBODYS = r"[@.](example\.(com|net|org)|example|test|invalid|localhost)$"
OPEN_STATES = (Status.NEW, Status.OPEN, Status.WAITING, Status.ON_HOLD)


@dataclasses.dataclass(frozen=True)
class Load:
    """What all steps of one load share."""

    shop: Shop
    customers: list[Customer]
    causes: dict[tuple[str, ...], Cause]
    rng: random.Random
    now: dt.datetime


def make_load(count: int, seed: str, progress: Callable[[int], None] = lambda stored: None) -> None:
    """Stores `count` tickets of the past half year in order of time, with customers, complaints and survey answers."""
    now = timezone.now()
    rng = random.Random(seed)  # noqa: S311 - made-up data, and the same every time
    shop = open_shop()
    customers = _customers(max(count // TICKETS_PER_CUSTOMER, 1), seed)
    answers.set_programmes()
    load = Load(shop, customers, complaints.make_causes(), rng, now)
    planned = _plan(count, load)
    stored = 0
    while step := list(itertools.islice(planned, STEP)):
        _store(step, load)
        stored += len(step)
        progress(stored)


def names_real_people() -> bool:
    """Whether any customer can be somebody: has another address than one of RFC 2606, or none at all."""
    addresses = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL)
    nobodys = addresses.filter(normalised__regex=_NOBODYS)
    without = Customer.objects.exclude(pk__in=nobodys.values("customer"))
    return addresses.exclude(normalised__regex=_NOBODYS).exists() or without.exists()


def _customers(count: int, seed: str) -> list[Customer]:
    """New customers with one address each; those of an earlier load with the same seed are left in peace."""
    known = ContactPoint.objects.filter(normalised__startswith=f"load-{seed}-").count()
    names = itertools.islice(itertools.cycle(invented_names()), known, known + count)
    made = Customer.objects.bulk_create((Customer(name=name, language="en") for name in names), batch_size=STEP)
    addresses = (f"load-{seed}-{number}@example.com".lower() for number in itertools.count(known))
    ContactPoint.objects.bulk_create(
        (
            ContactPoint(
                customer=customer, kind=ContactPoint.Kind.EMAIL, value=address, normalised=address, is_primary=True
            )
            for customer, address in zip(made, addresses, strict=False)
        ),
        batch_size=STEP,
    )
    return made


def _plan(count: int, load: Load) -> Iterator[tuple[DemoTopic, PastTicket]]:
    about = list(topics().values())
    weights = [topic.weight for topic in about]
    for number in range(count):
        at = load.now - SPAN * (1 - (number + load.rng.random()) / count)
        topic = load.rng.choices(about, weights)[0]
        yield topic, _ticket(topic, at, load)


def _ticket(topic: DemoTopic, at: dt.datetime, load: Load) -> PastTicket:
    rng, shop = load.rng, load.shop
    product = shop.product(rng.choice(topic.products)) if topic.products else None
    words = {"product": product.name if product else "", "order": f"HP-{rng.randrange(100_000, 999_999)}"}
    customer, agent = rng.choice(load.customers), rng.choice(shop.members[topic.team])
    left = (load.now - at) * 0.9
    replied = at + min(dt.timedelta(hours=rng.lognormvariate(1, 1)), left)
    reply = greeted(
        filled(rng.choice(topic.replies), **words),
        name=customer.name,
        author=agent.short_name,
        language=topic.language,
    )
    said = [PastMessage(direction=Direction.IN, created_at=at, body_text=filled(rng.choice(topic.texts), **words))]
    is_open = rng.random() < OPEN_SHARE
    status = rng.choice(OPEN_STATES) if is_open else Status.CLOSED
    if status != Status.NEW:
        said.append(PastMessage(direction=Direction.OUT, created_at=replied, body_text=reply, author=agent))
    if status == Status.OPEN or (not is_open and rng.random() < 0.5):
        follow = rng.choice(topic.follows)
        said.append(PastMessage(direction=Direction.IN, created_at=replied, body_text=follow))
    return PastTicket(
        requester=customer,
        subject=filled(rng.choice(topic.subjects), **words),
        messages=said,
        channel=rng.choice(list(CHANNELS)),
        status=status,
        priority=topic.priority,
        team=shop.team(topic.team),
        assignee=None if status == Status.NEW else agent,
        product=product,
        tags=topic.tags,
        language=topic.language,
        is_complaint=topic.is_complaint(rng),
        resolved_at=None if is_open else replied,
        closed_at=None if is_open else replied,
    )


def _store(planned: list[tuple[DemoTopic, PastTicket]], load: Load) -> None:
    with transaction.atomic():
        stored = import_history(tickets=(past for _, past in planned), actor=Actor.system("Load"))
        told: list[tuple[DemoTopic, Ticket]] = [
            (topic, ticket) for (topic, _), (_, ticket) in zip(planned, stored, strict=True)
        ]
        complaints.open_records(told, load.causes, load.rng)
        given = answers.survey(told, load.now, load.rng)
        answers.follow_up(given, load.shop, load.now, load.rng)
