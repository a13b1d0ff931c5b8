"""Makes, changes and puts away teams."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.audit.services import record, recorded
from helpdesk.audit.verbs import Action
from helpdesk.calendars.models import Calendar
from helpdesk.people.belongings import team_belongings
from helpdesk.people.labels import COLOURS
from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.people.services import handing_over

DUTIES = ("is_default", "is_safety")
"""What only one team does at a time, and hands on when it is put away."""


def save_team(
    *,
    team: Team,
    name: str,
    colour: int,
    members: Iterable[User],
    leads: Iterable[User] = (),
    calendar: Calendar | None = None,
    is_default: bool = False,
    is_safety: bool = False,
    by: User | None = None,
) -> Team:
    """Store a team with its members; a lead is a member, too. Its slug, by which rules know it, never changes.

    Without a `calendar` it counts by the shop's opening hours. One that `is_default` takes that from the team that was,
    and so does one that `is_safety`.

    Raises:
        ValidationError: the name is taken or missing, or there is no such colour.
    """
    leading = {person.pk for person in leads}
    people = {person.pk: person for person in (*members, *leads)}
    with transaction.atomic():
        if is_default or is_safety:
            _lock_all()
        with recorded(team, by=by):
            _store(team, name=name, colour=colour, calendar=calendar, is_default=is_default, is_safety=is_safety)
            team.memberships.exclude(user__in=people).delete()
            for person in people.values():
                is_lead = {"is_lead": person.pk in leading}
                TeamMembership.objects.update_or_create(user=person, team=team, defaults=is_lead)
    return team


def _lock_all() -> None:
    """Two people who give one duty to two teams wait for each other."""
    list(Team.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _store(team: Team, *, name: str, colour: int, calendar: Calendar | None, is_default: bool, is_safety: bool) -> None:
    if colour not in COLOURS:
        raise ValidationError({"colour": gettext("Choose one of the colours.")})
    if is_default:
        Team.objects.filter(is_default=True).exclude(pk=team.pk).update(is_default=False)
    if is_safety:
        Team.objects.filter(is_safety=True).exclude(pk=team.pk).update(is_safety=False)
    team.name, team.colour, team.calendar = " ".join(name.split()), colour, calendar
    team.is_default = is_default and team.is_active
    team.is_safety = is_safety and team.is_active
    team.slug = team.slug or _free_slug(team.name)
    team.full_clean()
    team.save()


def archive_team(*, team: Team, to: Team | None, by: User | None, with_members: bool = False) -> Team:
    """Put a team away: what is open, what comes in for it and what gives to it goes to another team, else waits.

    `with_members` makes its members the other one's, which merges the two. What was closed keeps its team. Was it the
    default for new tickets, or the one for safety, so is the other one from here on. Its own hours, sender and
    signatures stay with it. Of more tickets than one press can move, a worker goes on with the rest.

    Raises:
        ValidationError: it is the last team, or the other one is this one or put away itself.
    """
    with transaction.atomic():
        active = Team.objects.select_for_update(no_key=True).filter(is_active=True).order_by("pk")
        rows = {row.pk: row for row in active}
        row = rows.pop(team.pk, None)
        if row is None:
            return Team.objects.get(pk=team.pk)
        if not rows:
            raise ValidationError(gettext("%(name)s is the last team: make another one first.") % {"name": row.name})
        if to is not None and to.pk not in rows:
            raise ValidationError(gettext("Choose another team that is in use."))
        with recorded(row, by=by):
            duties = [duty for duty in DUTIES if getattr(row, duty)]
            row.is_default = row.is_safety = row.is_active = False
            row.save(update_fields=["is_active", *DUTIES])
            if to is not None and with_members:
                _join(row, to)
        if to is not None and duties:
            with recorded(to, by=by):
                for duty in duties:
                    setattr(to, duty, True)
                to.save(update_fields=duties)
        handing_over.begin(owner=row, to={kind.key: to for kind in team_belongings()}, by=by)
    return row


def restore_team(*, team: Team, by: User | None) -> Team:
    """Bring a team back, with its members; what went to others stays with them.

    Were its opening hours put away meanwhile, it counts by the shop's. A hand-over that a worker was at ends there.
    """
    with transaction.atomic(), recorded(team, by=by):
        Team.objects.select_for_update(no_key=True).get(pk=team.pk)
        if given := handing_over.stop(owner=team):
            record(Action.CHANGED, by=by, thing=team, changes={"handed_over": (None, given)})
        team.is_active = True
        if team.calendar and not team.calendar.is_active:
            team.calendar = None
        team.save(update_fields=["is_active", "calendar"])
    return team


def _join(team: Team, other: Team) -> None:
    there = set(other.memberships.values_list("user_id", flat=True))
    TeamMembership.objects.bulk_create(
        TeamMembership(user_id=row.user_id, team=other, is_lead=row.is_lead)
        for row in team.memberships.all()
        if row.user_id not in there
    )


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:70] or "team"
    taken = set(Team.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)
