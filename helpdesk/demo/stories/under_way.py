"""Conversations that are told in `content/open.yaml`, with the time that is left for the next reply."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from helpdesk.demo.customers import People
from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop
from helpdesk.demo.stories.arrivals import before
from helpdesk.demo.stories.past import Story
from helpdesk.demo.topics import DemoTopic
from helpdesk.tickets.channels import EMAIL
from helpdesk.tickets.models import Direction, Priority, Status
from helpdesk.tickets.services import PastMessage, PastTicket
from helpdesk.tickets.sla.policy import USUAL_MINUTES

DIRECTIONS = {"c": Direction.IN, "a": Direction.OUT, "n": Direction.NOTE}


def told_stories(shop: Shop, people: People, topics: dict[str, DemoTopic], now: dt.datetime) -> Iterator[Story]:
    """The stories of `open.yaml`."""
    for row in content("open"):
        yield _story(row, shop, people, topics[row["topic"]], now)


def _story(row: dict[str, Any], shop: Shop, people: People, topic: DemoTopic, now: dt.datetime) -> Story:
    author = shop.staff[row["assignee"]]
    priority = Priority(row.get("priority", "normal"))
    # Minutes that the last words are old: nothing for those who wait, else what is gone of the time to reply.
    gone = USUAL_MINUTES[priority] - row["left"] if "left" in row else 0
    messages = [
        PastMessage(
            direction=DIRECTIONS[who],
            created_at=before(shop.calendar, now, gone + minutes),
            body_text=words,
            author=None if who == "c" else author,
        )
        for who, minutes, words in row["say"]
    ]
    slug = topic.products[0] if topic.products else ""
    return Story(
        topic,
        PastTicket(
            requester=people.of(row["who"]),
            subject=row["subject"],
            messages=messages,
            channel=row.get("channel", EMAIL.key),
            status=Status(row.get("status", "open")),
            priority=priority,
            team=shop.team(topic.team),
            assignee=author,
            product=shop.product(slug),
            tags=topic.tags,
            language=topic.language,
            is_complaint=row.get("complaint", False),
        ),
    )
