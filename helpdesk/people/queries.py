"""Colleagues as lists show them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.registry import CalendarUser
from helpdesk.people.belongings import Belonging, Owner, Shown, belongings, kinds_of
from helpdesk.people.factors import REAL
from helpdesk.people.models import Absence, HandOver, StaffInvitation, StaffSession, Team, TeamMembership, User
from helpdesk.people.models.users import STAFF_ROLES, TEAM_HOURS
from helpdesk.web import shop_time

HERE, GONE, NO_FACTOR = "", "gone", "no-factor"
HOURS_SECONDS = 60
FIRST = 5
"""How many things of a kind a page names before it leads to the list of all."""
NAMED = 20
"""How many things that could not be given a page names for each kind."""


def staff(words: str = "", state: str = HERE) -> QuerySet[User]:
    """Those who work here, or who left, by name; `words` stand in name, preferred name or address."""
    found = User.objects.filter(role__in=STAFF_ROLES, is_active=state != GONE)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(preferred_name__icontains=words) | Q(email__icontains=words))
    if state == NO_FACTOR:
        found = found.exclude(Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=REAL)))
    memberships = TeamMembership.objects.select_related("team").order_by("team__name")
    return found.order_by("name", "pk").prefetch_related(Prefetch("memberships", memberships))


def open_invitations() -> QuerySet[StaffInvitation]:
    """Who is invited and has not come yet, the newest first."""
    return StaffInvitation.objects.filter(ended_at=None).select_related("invited_by").prefetch_related("teams")


def sessions_of(user: User) -> list[StaffSession]:
    """Where a person is signed in now, the newest first: what a new password or salt ended is left out."""
    noted = list(StaffSession.objects.filter(user=user).order_by("-seen_at", "-pk"))
    running = Session.objects.filter(expire_date__gt=timezone.now()).in_bulk([row.session_key for row in noted])
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return [row for row in noted if row.session_key in running and _opens(running[row.session_key], hashes)]


def _opens(session: Session, hashes: list[str]) -> bool:
    held = str(session.get_decoded().get(HASH_SESSION_KEY, ""))
    return any(constant_time_compare(held, one) for one in hashes)


def absence_of(person: User) -> Absence | None:
    """When somebody is away, or will be; None where nothing is said or it is over or called off."""
    rows = Absence.objects.filter(user=person, last_day__gte=shop_time.today(), is_off=False)
    return rows.select_related("user", "delegate").first()


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work that somebody or a team has: how much, the first of it, and where all of it is listed."""

    belonging: Belonging[Any]
    total: int
    first: Sequence[Shown]
    all_url: str

    @property
    def label(self) -> str:
        """What the kind is called, in the reader's language."""
        return gettext(self.belonging.label)

    @property
    def more(self) -> int:
        """How many things are not named."""
        return self.total - len(self.first)


def work_of(owner: Owner, kinds: Sequence[Belonging[Owner]], *, reader: User, list_name: str) -> list[Work]:
    """The work of a person or a team by its kinds, of which none is empty; of each the first that the reader may know.

    `list_name` is the name of the page that lists a kind, by the owner's key and its own, where it has no other list.
    """
    found = []
    for kind in kinds:
        if total := kind.count(owner):
            first = [kind.show(thing) for thing in kind.seen(kind.things(owner), reader)[:FIRST]]
            all_url = kind.list_url(owner) if kind.list_url else reverse(list_name, args=[owner.pk, kind.key])
            found.append(Work(kind, total, first, all_url))
    return found


@dataclass(frozen=True, slots=True)
class Stays:
    """A thing that could not be given, and why in words; without words the worker's log has it."""

    thing: Shown
    why: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One kind of work: how much of it went to whom, "" for nobody, and what of it stays."""

    label: str
    heir: str
    done: int
    total: int
    is_over: bool
    failed: int = 0
    stays: list[Stays] = field(default_factory=list)

    @property
    def elsewhere(self) -> int:
        """How many things were gone when their turn came: closed, or given away by somebody."""
        return max(self.total - self.done - self.failed, 0) if self.is_over else 0

    @property
    def unnamed(self) -> int:
        """How many of those that stay are not named."""
        return self.failed - len(self.stays)


@dataclass(frozen=True, slots=True)
class ShownHandOver:
    """A hand-over as its page shows it, and the address of the card that tells how far it is."""

    row: HandOver
    parts: list[ShownPart]
    url: str


def last_hand_over(owner: User | Team) -> HandOver | None:
    """The last one of a person or a team; None where there was nothing to hand over."""
    whose = {"person": owner} if isinstance(owner, User) else {"team": owner}
    return HandOver.objects.filter(**whose).first()


def shown_hand_over(owner: User | Team, reader: User) -> ShownHandOver | None:
    """The last one of a person or a team with what went where; of what stays, that which the reader may know."""
    row = last_hand_over(owner)
    if row is None:
        return None
    model: type[User | Team] = User if isinstance(owner, User) else Team
    heirs = model._default_manager.in_bulk({part["to"] for part in row.parts if part["to"] is not None})
    parts = [_part(owner, part, str(heirs.get(part["to"], "")), reader) for part in row.parts]
    name = "people:person_hand_over" if isinstance(owner, User) else "people:team_hand_over"
    return ShownHandOver(row, parts, reverse(name, args=[owner.pk]))


def _part(owner: User | Team, part: dict[str, Any], heir: str, reader: User) -> ShownPart:
    kind = next((one for one in kinds_of(owner) if one.key == part["what"]), None)
    stays = []
    if kind is not None and part["failed"]:
        why = dict(part["failed"])
        things = kind.seen(kind.things(owner).filter(pk__in=why), reader)[:NAMED]
        stays = [Stays(kind.show(thing), why[thing.pk]) for thing in things]
    return ShownPart(
        label=gettext(kind.label) if kind else part["what"],
        heir=heir,
        done=part["done"],
        total=max(part["total"], part["done"] + len(part["failed"])),
        is_over=part["is_over"],
        failed=len(part["failed"]),
        stays=stays,
    )


def open_work(person: User) -> list[tuple[str, int]]:
    """What of somebody's could be given to their delegate: each kind, marked for translation, and how much of it."""
    counted = [(kind.label, kind.count(person)) for kind in belongings() if kind.assign]
    return [(label, count) for label, count in counted if count]


def delegated_work(person: User) -> list[tuple[User, str, int]]:
    """What was given to delegates of somebody and is still open with them: who has it, which kind, and how much."""
    given = Absence.objects.filter(user=person).values_list("given", flat=True).first() or []
    people = User.objects.in_bulk([row["to"] for row in given])
    held = [(people[row["to"]], row["things"]) for row in given if row["to"] in people]
    found = []
    for holder, things in held:
        for kind in belongings():
            keys = things.get(kind.key, ())
            if keys and (count := kind.things(holder).filter(pk__in=keys).count()):
                found.append((holder, kind.label, count))
    return found


def factors_by_role() -> dict[str, tuple[int, int]]:
    """How many colleagues of each role there are, and how many of them have a second factor."""
    protected = Q(Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=REAL)))
    rows = User.objects.filter(role__in=STAFF_ROLES, is_active=True).order_by().values("role")
    counted = rows.annotate(people=Count("pk"), have=Count("pk", filter=protected))
    return {row["role"]: (row["people"], row["have"]) for row in counted}


def default_team() -> Team | None:
    """The team that gets the new tickets for which nothing else chose one; None where the shop has none."""
    return Team.objects.filter(is_default=True, is_active=True).first()


def hours_of_teams() -> Mapping[int, BusinessCalendar]:
    """The opening hours of the teams that have their own, by the team's key; at most a minute old."""
    known = cache.get(TEAM_HOURS)
    return known if isinstance(known, dict) else fresh_hours_of_teams()


def fresh_hours_of_teams() -> Mapping[int, BusinessCalendar]:
    """The same as they are stored now, put into the cache for all others."""
    rows = Team.objects.filter(calendar__isnull=False).select_related("calendar")
    found = {row.pk: row.calendar.plain() for row in rows.prefetch_related("calendar__holidays") if row.calendar}
    cache.set(TEAM_HOURS, found, HOURS_SECONDS)
    return found


def users_of_calendars() -> Iterator[tuple[int, CalendarUser]]:
    """The teams that count by opening hours of their own, each with the calendar's key."""
    for key, name, calendar in Team.objects.filter(is_active=True).values_list("pk", "name", "calendar_id"):
        if calendar is not None:
            yield calendar, CalendarUser(name, reverse("people:team", args=[key]))
