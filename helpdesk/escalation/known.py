"""The levels as every change of a ticket asks for them, kept in each process."""

from collections.abc import Sequence

from helpdesk.escalation.models import EscalationLevel
from helpdesk.tickets.sla.steps import Step
from helpdesk.web.kept import Kept


def rows() -> Sequence[EscalationLevel]:
    """The levels that are on, the earliest first."""
    known = EscalationLevel.objects.filter(is_active=True)
    return list(known.select_related("person", "team", "assignee"))


kept: Kept[Sequence[EscalationLevel]] = Kept("escalation:levels", rows)


def levels() -> Sequence[EscalationLevel]:
    return kept.current()


def steps() -> list[Step]:
    """What the clocks of tickets have to know of them."""
    return [Step(level.percent, level.since) for level in levels()]
