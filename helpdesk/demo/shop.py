"""The shop itself: opening hours, teams, staff and products. Making it twice changes nothing."""

import dataclasses
import itertools
from typing import Any

from django.core.cache import cache

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.models import CACHE_KEY, Calendar
from helpdesk.customers.models import Product
from helpdesk.demo.files import content
from helpdesk.people.models import Role, Team, TeamMembership, User

ZONE = "America/New_York"
HOURS = {str(day): [["09:00", "18:00"]] for day in range(5)}


@dataclasses.dataclass(frozen=True)
class Shop:
    """Teams and products by slug, staff by address, the members of each team by its slug."""

    calendar: BusinessCalendar
    teams: dict[str, Team]
    products: dict[str, Product]
    staff: dict[str, User]
    members: dict[str, list[User]]

    def team(self, slug: str) -> Team:
        return self.teams[slug]

    def product(self, slug: str) -> Product | None:
        return self.products.get(slug)


def open_shop() -> Shop:
    """Makes what is missing of the shop and returns all of it. Nobody can sign in yet."""
    people = content("people")
    calendar = _calendar()
    teams = {row["slug"]: _team(row) for row in people["teams"]}
    staff = {row["email"]: _colleague(row) for row in people["staff"]}
    members: dict[str, list[User]] = {slug: [] for slug in teams}
    for row in people["staff"]:
        for slug in row["teams"]:
            members[slug].append(staff[row["email"]])
            leads = slug in row.get("leads", [])
            TeamMembership.objects.get_or_create(
                user=staff[row["email"]], team=teams[slug], defaults={"is_lead": leads}
            )
    products = {row["slug"]: _product(row) for row in people["products"]}
    return Shop(calendar, teams, products, staff, members)


def _calendar() -> BusinessCalendar:
    row, _ = Calendar.objects.get_or_create(
        is_default=True, defaults={"name": "Portland office", "time_zone": ZONE, "hours": HOURS, "country": "US"}
    )
    # Others may have asked for the hours before there were any.
    cache.delete(CACHE_KEY)
    return row.plain()


def _team(row: dict[str, Any]) -> Team:
    defaults = {"name": row["name"], "colour": row["colour"]}
    return Team.objects.get_or_create(slug=row["slug"], defaults=defaults)[0]


def _colleague(row: dict[str, Any]) -> User:
    known = User.objects.filter(email=row["email"]).first()
    return known or User.objects.create_user(
        row["email"], name=row["name"], preferred_name=row["preferred"], role=Role(row["role"]), time_zone=ZONE
    )


def _product(row: dict[str, Any]) -> Product:
    return Product.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"]})[0]


def invented_names() -> list[str]:
    """Some two thousand names, in an order that mixes them."""
    people = content("people")
    pairs = itertools.product(people["given"], people["family"])
    return [f"{given} {family}" for given, family in sorted(pairs, key=lambda pair: hash_of(*pair))]


def hash_of(*words: str) -> int:
    """A number that is the same in every run, unlike `hash`."""
    return sum((index + 1) * ord(letter) * 2654435761 for index, letter in enumerate(" ".join(words))) % 2**32
