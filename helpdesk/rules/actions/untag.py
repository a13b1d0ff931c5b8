"""Takes tags off."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.actions.tag import HINT, names_in
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.verbs import TAGS_REMOVED


def apply(job: Job) -> Done:
    changes = job.change(remove=names_in(job.value))
    if not changes:
        return Done(RuleOutcome.NOT_TAGGED, {"names": job.value})
    old, _ = changes[TAGS_REMOVED]
    return Done(RuleOutcome.UNTAGGED, {"names": old}, "tags", old, "")


def words(value: str, choices: Choices) -> str:
    names = ", ".join(gettext("“%(word)s”") % {"word": name} for name in names_in(value))
    return gettext("take off the tag %(names)s") % {"names": names}


def short(value: str, choices: Choices) -> str:
    return gettext("Without tag %(names)s") % {"names": ", ".join(names_in(value))}


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    held = facts.value("tags")
    off = {name.casefold() for name in names_in(value)}
    present = held if isinstance(held, tuple) else ()
    return facts.with_(tags=tuple(name for name in present if name.casefold() not in off))


ACTION = Action(
    "untag",
    gettext_noop("Take a tag off"),
    apply,
    words,
    short,
    foresee,
    takes_text=True,
    reach=Reach.TICKET,
    hint=HINT,
    icon="tag",
    order=41,
)
