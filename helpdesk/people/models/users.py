"""Users sign in with their e-mail address and have one role; agents belong to teams."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.cache import cache
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy

from helpdesk.people.models.absence import Absence, away_today
from helpdesk.web.requests.permissions import TABLE, Permission, allows


class Role(models.TextChoices):
    CUSTOMER = "customer", gettext_lazy("Customer")
    COLLABORATOR = "collaborator", gettext_lazy("Collaborator")
    AGENT = "agent", gettext_lazy("Agent")
    LEAD = "lead", gettext_lazy("Team lead")
    MANAGER = "manager", gettext_lazy("Manager")
    ADMIN = "admin", gettext_lazy("Admin")


class AfterSend(models.TextChoices):
    """Where an agent goes on once a reply is sent."""

    STAY = "stay", gettext_lazy("Stay on the ticket")
    NEXT = "next", gettext_lazy("Open the next ticket")
    LIST = "list", gettext_lazy("Back to the list")


STAFF_ROLES = (Role.COLLABORATOR, Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMIN)
"""Who works here, from the lowest role to the highest."""
WORKER_ROLES = TABLE[Permission.ANSWER_CUSTOMERS].roles
"""Whose tickets can be: nobody has a ticket who may not answer it."""


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password the account cannot sign in by password."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An admin, for `manage.py createsuperuser`."""
        return self.create_user(email, password, role=Role.ADMIN, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email or "")


class User(AbstractBaseUser):
    """A person who can sign in. What they may see follows from `role` and their teams, never from flags.

    `permissions` are delicate ones that were given (true) or taken (false) beside the role. One who `is_local` may sign
    in on the machine itself alone, for others know the password too. A new `session_salt` ends all their sessions.
    `seen_at` is when a colleague was last here, to within some minutes. Rules give nobody more open tickets than
    `most_open`; None is as many as come.
    """

    class Theme(models.TextChoices):
        SYSTEM = "", gettext_lazy("As the device")
        LIGHT = "light", gettext_lazy("Light")
        DARK = "dark", gettext_lazy("Dark")

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    preferred_name = models.CharField(gettext_lazy("what should we call you?"), max_length=100, blank=True)
    role = models.CharField(max_length=12, choices=Role, default=Role.CUSTOMER)
    is_active = models.BooleanField(default=True)
    is_local = models.BooleanField(default=False, db_default=False)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.SYSTEM, blank=True)
    undo_seconds = models.PositiveSmallIntegerField(default=10)
    after_send = models.CharField(
        max_length=4, choices=AfterSend, default=AfterSend.STAY, db_default=AfterSend.STAY.value
    )
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=12, blank=True)
    permissions = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    session_salt = models.CharField(max_length=32, blank=True, db_default="")
    seen_at = models.DateTimeField(null=True, blank=True)
    most_open = models.PositiveSmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    teams = models.ManyToManyField("people.Team", through="people.TeamMembership", related_name="members")

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_session_auth_hash(self) -> str:
        """What every session of this person must hold; another password or salt ends them all."""
        return self._salted(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under earlier secret keys."""
        return map(self._salted, super().get_session_auth_fallback_hash())

    def _salted(self, session_hash: str) -> str:
        if not self.session_salt:
            return session_hash
        return salted_hmac(f"session {self.session_salt}", session_hash, algorithm="sha256").hexdigest()

    @property
    def short_name(self) -> str:
        """What colleagues and customers call them."""
        return self.preferred_name or self.name or self.email

    @property
    def is_agent(self) -> bool:
        """Whether this person works here, and so may open the desk."""
        return self.is_active and self.role in STAFF_ROLES

    @property
    def takes_work(self) -> bool:
        """Whether tickets can be theirs."""
        return self.may(Permission.ANSWER_CUSTOMERS)

    @property
    def last_here(self) -> dt.datetime | None:
        """When they were last here; of who was not since that is noted, when they last signed in."""
        return self.seen_at or self.last_login

    @property
    def away(self) -> Absence | None:
        """Their absence, where they are away today."""
        return away_today(self.pk)

    @property
    def away_words(self) -> str:
        """Until when they are away; empty for who is here."""
        absence = self.away
        return absence.until_words if absence else ""

    def may(self, permission: Permission) -> bool:
        """Whether this person may do this, by their role and by what was given to them or taken."""
        return self.is_agent and allows(self.role, self.permissions, permission)

    @property
    def sees_all(self) -> bool:
        """Whether this person sees every team's tickets."""
        return self.may(Permission.SEE_ALL_TEAMS)


TEAM_HOURS = "people:team-hours"
"""Where the opening hours of teams are kept for a minute, as plain values."""


class Team(models.Model):
    """A group of agents with a queue of its own. `colour` picks one of eight tints.

    Replies to its tickets are due by its `calendar`, where the reply policy that decides has none of its own; without
    one by the shop's. The one that is default gets the new tickets for which nothing else chose a team.
    The leads of the one that is for safety hear at once when a customer was hurt.
    """

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    colour = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False, db_default=False)
    is_safety = models.BooleanField(default=False, db_default=False)
    calendar = models.ForeignKey(
        "calendars.Calendar", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_team_per_name"),
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_team"
            ),
            models.UniqueConstraint(fields=["is_safety"], condition=models.Q(is_safety=True), name="one_safety_team"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        cache.delete(TEAM_HOURS)
        transaction.on_commit(partial(cache.delete, TEAM_HOURS))


class TeamMembership(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    is_lead = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="one_membership_per_team")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id}"
