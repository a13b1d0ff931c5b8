"""Adds tags."""

from helpdesk.rules.facts import Facts
from helpdesk.rules.registry import Action, Choices, Done, Job
from helpdesk.tickets import services


def names_in(value: str) -> list[str]:
    return [name for part in value.split(",") if (name := part.strip()[:60])]


def apply(job: Job) -> Done:
    before = {name.casefold() for name in job.ticket.tags.values_list("name", flat=True)}
    new = [name for name in names_in(job.value) if name.casefold() not in before]
    if not new:
        return Done(f"Already tagged {job.value}")
    services.change(ticket=job.ticket, actor=job.actor, add=new)
    return Done(f"Tag {', '.join(new)}", "tags", "", ", ".join(new))


def words(value: str, choices: Choices) -> str:
    return f"add the tag {', '.join(f'“{name}”' for name in names_in(value))}"


def short(value: str, choices: Choices) -> str:
    return f"Tag {', '.join(names_in(value))}"


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    held = facts.value("tags")
    present = held if isinstance(held, tuple) else ()
    folded = {name.casefold() for name in present}
    added = tuple(name for name in names_in(value) if name.casefold() not in folded)
    return facts.with_(tags=present + added)


HINT = "Separate tags with commas."
ACTION = Action("tag", "Add a tag", apply, words, short, foresee, takes_text=True, hint=HINT, icon="tag", order=40)
