"""Adds tags."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.verbs import TAGS_ADDED


def names_in(value: str) -> list[str]:
    return [name for part in value.split(",") if (name := part.strip()[:60])]


def apply(job: Job) -> Done:
    changes = job.change(add=names_in(job.value))
    if not changes:
        return Done(RuleOutcome.ALREADY_TAGGED, {"names": job.value})
    _, new = changes[TAGS_ADDED]
    return Done(RuleOutcome.TAGGED, {"names": new}, "tags", "", new)


def words(value: str, choices: Choices) -> str:
    names = ", ".join(gettext("“%(word)s”") % {"word": name} for name in names_in(value))
    return gettext("add the tag %(names)s") % {"names": names}


def short(value: str, choices: Choices) -> str:
    return gettext("Tag %(names)s") % {"names": ", ".join(names_in(value))}


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    held = facts.value("tags")
    present = held if isinstance(held, tuple) else ()
    folded = {name.casefold() for name in present}
    added = tuple(name for name in names_in(value) if name.casefold() not in folded)
    return facts.with_(tags=present + added)


HINT = gettext_noop("Separate tags with commas.")
ACTION = Action(
    "tag",
    gettext_noop("Add a tag"),
    apply,
    words,
    short,
    foresee,
    takes_text=True,
    reach=Reach.TICKET,
    hint=HINT,
    icon="tag",
    order=40,
)
