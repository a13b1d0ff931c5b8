"""Reads the list of messages that were set aside, thrown away or let in by a person: filtered, newest first."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from helpdesk.intake.access import quarantine_of
from helpdesk.intake.codes.guard_names import guard_of, stored_as
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets
from helpdesk.web.lists.keyset import KeysetPage, newest_first
from helpdesk.web.parameters import Cursor, Parameters

PAGE_SIZE = 50
COUNTED = 1000
"""Further than this nobody counts, and neither do we: a list of a million rows must stay quick."""

ASIDE, THROWN_AWAY, LET_IN = "", "discarded", "let-in"
STATES = {
    ASIDE: gettext_lazy("Set aside"),
    THROWN_AWAY: gettext_lazy("Thrown away"),
    LET_IN: pgettext_lazy("state", "Let in"),
}


@dataclass(frozen=True)
class Search:
    """What the address of the list asks for. Words that nobody knows are left out."""

    state: str = ASIDE
    guard: str = ""
    door: str = ""
    words: str = ""

    @classmethod
    def of(cls, params: Parameters) -> "Search":
        state = params.choice("state", STATES, ASIDE)
        return cls(state, guard_of(params.words("guard")), params.words("door"), params.words("q"))

    @property
    def is_narrow(self) -> bool:
        return bool(self.guard or self.door or self.words)


def matching(user: User, search: Search) -> QuerySet[RawMail]:
    """The rows that fit and that this person may see, in no order. One that was let in is seen with its ticket."""
    if search.state == LET_IN:
        done = RawMail.objects.filter(
            handled_at__isnull=False, outcome__in=[IntakeOutcome.CREATED, IntakeOutcome.APPENDED]
        )
        rows = done.filter(ticket__in=tickets.visible_to(user)) if user.is_agent else done.none()
    else:
        state = IntakeOutcome.DISCARDED if search.state == THROWN_AWAY else IntakeOutcome.QUARANTINED
        rows = quarantine_of(user).filter(outcome=state)
    if search.guard:
        rows = rows.filter(guard__in=stored_as(search.guard))
    if search.door:
        rows = rows.filter(source=search.door)
    if search.words:
        rows = rows.filter(Q(sender__icontains=search.words) | Q(subject__icontains=search.words))
    return rows


def page(rows: QuerySet[RawMail], after: Cursor | None, size: int = PAGE_SIZE) -> KeysetPage[RawMail]:
    """The page of rows behind a cursor, without their bytes."""
    light = rows.select_related("mailbox", "handled_by", "ticket").defer("content", "decisions")
    return newest_first(light, "received_at", after, size)


def count(rows: QuerySet[RawMail]) -> tuple[int, bool]:
    """How many rows there are up to a limit, and whether there are more."""
    found = rows.values("pk")[: COUNTED + 1].count()
    return min(found, COUNTED), found > COUNTED


def count_set_aside(user: User) -> int:
    """How many messages wait for a decision, up to a limit."""
    return count(matching(user, Search()))[0]
