"""Tickets of the last half year, as conversations between a customer and an agent."""

import dataclasses
import datetime as dt
import random

from helpdesk.calendars.clock import add_business_minutes
from helpdesk.demo.customers import Purchase
from helpdesk.demo.shop import Shop
from helpdesk.demo.topics import DemoTopic, filled, greeted
from helpdesk.people.models import User
from helpdesk.tickets.channels import CHAT, EMAIL, FORM, PHONE, SOCIAL
from helpdesk.tickets.models import Direction, Priority, Status
from helpdesk.tickets.services import PastMessage, PastTicket
from helpdesk.tickets.tasks import CLOSE_AFTER

WAYS = {EMAIL.key: 58, FORM.key: 22, PHONE.key: 10, CHAT.key: 8, SOCIAL.key: 2}
MIDDLE_MINUTES = {Priority.URGENT: 18, Priority.HIGH: 55, Priority.NORMAL: 110, Priority.LOW: 200}
NOTES = (
    "Talked to the warehouse, they look for it this afternoon.",
    "Checked the order: paid by card, delivered on time.",
    "Third one this month with the same part. Told the workshop.",
    "Called back, line was busy. Trying again after lunch.",
)


@dataclasses.dataclass(frozen=True)
class Story:
    """A ticket to be stored, with what is known of it besides."""

    topic: DemoTopic
    past: PastTicket


class Teller:
    """Makes stories. All chance comes from `rng`, so that the same one tells the same stories."""

    def __init__(self, shop: Shop, now: dt.datetime, rng: random.Random) -> None:
        self.shop, self.now, self.rng = shop, now, rng

    def story(self, topic: DemoTopic, purchase: Purchase, at: dt.datetime) -> Story:
        """A ticket of `at` that is solved by now; one that is too young for that waits for its customer."""
        complaint = topic.is_complaint(self.rng)
        agent = self.rng.choice(self.shop.members[topic.team])
        messages = self._talk(topic, purchase, at, agent)
        solved = messages[-1].created_at + dt.timedelta(minutes=self.rng.uniform(0, 20))
        status = Status.CLOSED if solved + CLOSE_AFTER < self.now else Status.RESOLVED
        if solved > self.now:
            status, messages = Status.WAITING, self._so_far(messages, at)
        past = self._past(topic, purchase, agent, messages, complaint=complaint, status=status)
        if status == Status.WAITING:
            return Story(topic, past)
        closed = solved + CLOSE_AFTER if status == Status.CLOSED else None
        again = 1 if len(messages) > 3 and self.rng.random() < 0.4 else 0
        return Story(topic, dataclasses.replace(past, resolved_at=solved, closed_at=closed, reopen_count=again))

    def under_way(self, topic: DemoTopic, purchase: Purchase, at: dt.datetime, status: str) -> Story:
        """A ticket with a first answer that waits for its customer, or rests."""
        complaint = topic.is_complaint(self.rng)
        agent = self.rng.choice(self.shop.members[topic.team])
        messages = self._so_far(self._talk(topic, purchase, at, agent), at)
        return Story(topic, self._past(topic, purchase, agent, messages, complaint=complaint, status=status))

    def _talk(self, topic: DemoTopic, purchase: Purchase, at: dt.datetime, agent: User) -> list[PastMessage]:
        words = {"product": purchase.product.name if topic.products else "", "order": purchase.order}
        question = filled(self.rng.choice(topic.texts), **words)
        answer = self._signed(topic, purchase, agent, filled(self.rng.choice(topic.replies), **words))
        said = [PastMessage(direction=Direction.IN, created_at=at, body_text=question)]
        replied = self._later(at, MIDDLE_MINUTES[Priority(topic.priority)])
        if self.rng.random() < 0.12:
            note = self.rng.choice(NOTES)
            seen = at + (replied - at) * 0.8
            said.append(PastMessage(direction=Direction.NOTE, created_at=seen, body_text=note, author=agent))
        said.append(PastMessage(direction=Direction.OUT, created_at=replied, body_text=answer, author=agent))
        if self.rng.random() < 0.55:
            said += self._follow(topic, purchase, agent, replied)
        return said

    def _follow(self, topic: DemoTopic, purchase: Purchase, agent: User, after: dt.datetime) -> list[PastMessage]:
        wrote = after + dt.timedelta(hours=self.rng.uniform(0.5, 40))
        said = [PastMessage(direction=Direction.IN, created_at=wrote, body_text=self.rng.choice(topic.follows))]
        if self.rng.random() < 0.35:
            end = (
                "Me alegro de leerlo."
                if topic.language == "es"
                else "Thank you for letting me know. I’ll keep an eye on it."
            )
            at = self._later(wrote, 140)
            text = self._signed(topic, purchase, agent, end)
            said.append(PastMessage(direction=Direction.OUT, created_at=at, body_text=text, author=agent))
        return said

    def _signed(self, topic: DemoTopic, purchase: Purchase, agent: User, body: str) -> str:
        name = purchase.customer.greeting_name.split(" ")[0]
        return greeted(body, name=name, author=agent.short_name, language=topic.language)

    def _later(self, at: dt.datetime, middle: float) -> dt.datetime:
        minutes = min(middle * self.rng.lognormvariate(0, 0.7), 1500)
        return add_business_minutes(self.shop.calendar, at, max(minutes, 3))

    def _so_far(self, messages: list[PastMessage], at: dt.datetime) -> list[PastMessage]:
        """Question and first answer, the answer moved before now if it would come later."""
        first = next(said for said in messages if said.direction == Direction.OUT)
        replied = min(first.created_at, at + (self.now - at) * self.rng.uniform(0.3, 0.8))
        return [messages[0], dataclasses.replace(first, created_at=replied)]

    def _past(
        self,
        topic: DemoTopic,
        purchase: Purchase,
        agent: User,
        messages: list[PastMessage],
        *,
        complaint: bool,
        status: str,
    ) -> PastTicket:
        subject = filled(
            self.rng.choice(topic.subjects),
            product=purchase.product.name if topic.products else "",
            order=purchase.order,
        )
        (channel,) = self.rng.choices(list(WAYS), list(WAYS.values()))
        return PastTicket(
            requester=purchase.customer,
            subject=subject,
            messages=messages,
            channel=channel,
            status=status,
            priority=topic.priority,
            team=self.shop.team(topic.team),
            assignee=agent,
            product=purchase.product if topic.products else None,
            tags=topic.tags,
            language=topic.language,
            is_complaint=complaint,
        )
