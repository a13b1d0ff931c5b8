"""Half a year of tickets, week by week, with the story that the trend page tells: a hinge that began to break."""

import datetime as dt
import random
from collections.abc import Iterator

from helpdesk.demo.customers import Purchase
from helpdesk.demo.stories.arrivals import in_week
from helpdesk.demo.stories.past import Story, Teller
from helpdesk.demo.topics import DemoTopic

WEEKS = 26
USUAL = (12, 13, 14, 14, 15, 16)
"""Tickets a week."""
RISE = {4: 2, 3: 4, 2: 12, 1: 18, 0: 8}
"""Further tickets about the rising topic, by weeks ago; the running week gets the share of it that has passed.

Last week's stand out also on a Monday, when most of those that wait for their customers fall into it."""
UNDER_WAY = 26
QUIET = dt.timedelta(days=32)
QUIET_SHARE = 0.93
OPEN_KINDS = ("waiting", "waiting", "waiting", "waiting", "on_hold")


def past_stories(teller: Teller, writers: "Writers", topics: dict[str, DemoTopic], seed: str) -> Iterator[Story]:
    """Stories in order of time. A week's chance depends on the seed and its place, not on the day of loading."""
    today = teller.now.astimezone(teller.shop.calendar.zone).date()
    monday = today - dt.timedelta(days=today.weekday())
    for ago in range(WEEKS, -1, -1):
        rng = teller.rng = random.Random(f"{seed} {ago}")  # noqa: S311 - made-up data, and the same every time
        start = monday - dt.timedelta(weeks=ago)
        times = (in_week(start, teller.shop.calendar, rng) for _ in _subjects(rng, ago))
        planned = sorted(zip(times, _topics(rng, ago, topics), strict=False), key=lambda pair: pair[0])
        for at, topic in planned:
            if at < teller.now - dt.timedelta(hours=3):
                yield teller.story(topic, writers.choose(topic, at, rng), at)


def under_way_stories(
    teller: Teller, writers: "Writers", topics: dict[str, DemoTopic], count: int, seed: str
) -> Iterator[Story]:
    """Tickets of the last two weeks that wait for their customer, or rest until something arrives."""
    rng = teller.rng = random.Random(f"{seed} under way")  # noqa: S311 - as above
    calm = [topic for topic in topics.values() if topic.complaint_share < 0.5]
    for index in range(count):
        at = teller.now - dt.timedelta(days=rng.uniform(0.8, 16))
        topic = rng.choices(calm, [each.weight for each in calm])[0]
        status = OPEN_KINDS[index % len(OPEN_KINDS)]
        yield teller.under_way(topic, writers.choose(topic, at, rng), at, status)


def _subjects(rng: random.Random, ago: int) -> range:
    return range(rng.choice(USUAL) + RISE.get(ago, 0))


def _topics(rng: random.Random, ago: int, topics: dict[str, DemoTopic]) -> list[DemoTopic]:
    rising = [topic for topic in topics.values() if topic.rising]
    usual = rng.choices(list(topics.values()), [topic.weight for topic in topics.values()], k=max(USUAL))
    return [*rising * RISE.get(ago, 0), *usual]


class Writers:
    """Chooses who writes: mostly somebody who has not written for weeks, as most people need help once in a while."""

    def __init__(self, purchases: list[Purchase]) -> None:
        self.purchases = purchases
        self.last: dict[int, dt.datetime] = {}

    def choose(self, topic: DemoTopic, at: dt.datetime, rng: random.Random) -> Purchase:
        """A purchase that fits: of the topic's products, by somebody of its language, bought before if there is one."""
        fitting = [each for each in self.purchases if _fits(each, topic)] or self.purchases
        bought = [each for each in fitting if each.placed_at < at] or fitting
        quiet = [each for each in bought if self._is_quiet(each.customer.pk, at)]
        chosen = rng.choice(quiet if quiet and rng.random() < QUIET_SHARE else bought)
        self.last[chosen.customer.pk] = at
        return chosen

    def _is_quiet(self, customer: int, at: dt.datetime) -> bool:
        return customer not in self.last or at - self.last[customer] > QUIET


def _fits(purchase: Purchase, topic: DemoTopic) -> bool:
    buyer = purchase.customer
    if topic.products and purchase.product.slug not in topic.products:
        return False
    if topic.organisations:
        return buyer.organisation_id is not None
    return (buyer.language or "en") == topic.language
