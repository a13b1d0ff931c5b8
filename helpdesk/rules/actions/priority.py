"""Sets the priority."""

from helpdesk.conditions.facts import Facts
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.models import Priority


def apply(job: Job) -> Done:
    """Raises:
    ValueError: there is no such priority.
    """
    old, new = Priority(job.ticket.priority), Priority(job.value)
    if old == new:
        return Done(f"Already {new.label}")
    if job.ticket.alarm_at:
        return Done(f"Left at {old.label}: somebody was hurt, or could be")
    job.change(priority=new.value)
    return Done(str(new.label), "priority", str(old.label), str(new.label))


def choices() -> Choices:
    return {value: str(label) for value, label in Priority.choices}


def words(value: str, choices: Choices) -> str:
    return f"set the priority to {choices.get(value, value)}"


def short(value: str, choices: Choices) -> str:
    return f"Priority {choices.get(value, value)}"


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    return facts.with_(choices.get(value, value), priority=value)


ACTION = Action("priority", "Set the priority", apply, words, short, foresee, choices, reach=Reach.TICKET, order=30)
