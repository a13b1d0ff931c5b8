"""Holds changes of rules to their acceptance examples.

A rule that is on has to pass its own: nobody can save it otherwise. What breaks an example of another rule is refused
too, until whoever saves says that they know: the examples of somebody else may be out of date, and must not hold up a
rule that is right, but nobody should break them unseen. The audit log has who did.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.models import User
from helpdesk.rules.acceptance import BROKEN, Judged, failing
from helpdesk.rules.models import Rule

_together: ContextVar[list[Rule] | None] = ContextVar("rules_changed_together", default=None)


@contextmanager
def keeping_examples(*, by: User | None, knowingly: bool = False) -> Iterator[list[Rule]]:
    """Make the block's change only if examples still pass; the block names the rules that it changes.

    The rules that are named and on have to pass all of theirs. What other rules' examples break by the change is
    refused unless it is done `knowingly`, and then told in the audit log. Within another one, such as an import of many
    rules, all are held to examples together, at the end.

    Raises:
        ValidationError: by "examples" or "others", a line each. Nothing is stored.
    """
    if (outer := _together.get()) is not None:
        yield outer
        return
    with transaction.atomic():
        before = {one.example.pk for found in failing().values() for one in found}
        changed: list[Rule] = []
        token = _together.set(changed)
        try:
            yield changed
        finally:
            _together.reset(token)
        now = failing()
        own = [one for rule in changed for one in now.pop(rule.pk, [])]
        others = [one for found in now.values() for one in found if one.example.pk not in before]
        if own:
            raise ValidationError({"examples": list(lines(own))})
        if others and not knowingly:
            raise ValidationError({"others": list(lines(others, with_rule=True))})
        if others:
            broken = ", ".join(f"{one.example.name} ({one.example.rule.name})" for one in others)
            record(BROKEN, by=by, thing=changed[0], changes={"broken": (None, broken)})


@contextmanager
def renaming_in_rules() -> Iterator[None]:
    """Let the block put new names into rules: what a rule means stays, so that no example holds it up."""
    token = _together.set([])
    try:
        yield
    finally:
        _together.reset(token)


def lines(judged: Iterable[Judged], *, with_rule: bool = False) -> Iterator[str]:
    """Which example fails, and why, a line each."""
    for one in judged:
        values = {"example": one.example.name, "rule": one.example.rule.name, "why": " ".join(one.wrong)}
        if with_rule:
            yield gettext("“%(example)s”, an example of “%(rule)s”: %(why)s") % values
        else:
            yield gettext("“%(example)s”: %(why)s") % values
