"""Lets acceptance examples follow a value that has another name, such as a tag that was renamed or merged."""

from helpdesk.audit.services import recorded
from helpdesk.conditions import renaming
from helpdesk.people.models import User
from helpdesk.rules.models import RuleExample


def rename_in_examples(*, field: str, old: str, new: str, by: User | None) -> None:
    """Put the new value of a field in the old one's place, in all messages and in what must hold afterwards."""
    for example in RuleExample.objects.select_related("rule"):
        expected = renaming.renamed(example.expected, field, old, new)
        values = dict(example.given.get("values", {}))
        if said := values.get(field):
            words = [word.strip() for word in said.split(",")]
            values[field] = ", ".join(renaming.in_place(words, old, new))
        given = {**example.given, "values": values}
        if (expected, given) != (example.expected, example.given):
            with recorded(example, by=by):
                RuleExample.objects.filter(pk=example.pk).update(expected=expected, given=given)
