"""Finds rules that do nothing for a long time: those that no ticket matches, and those that are never asked."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from helpdesk.rules.models import Rule, RuleRun
from helpdesk.rules.moments import keys_of, waits_for

QUIET_DAYS, ASKED_DAYS = 90, 7
"""How old what a rule says has to be before it is in doubt: that nothing matches it, that nobody asks it."""


class RuleDoubt(NamedTuple):
    """Why a rule may be of no use: it matched nothing for `QUIET_DAYS`, or `behind` always stops before it."""

    rule: Rule
    behind: Rule | None


def doubts(rules: Sequence[Rule], ran: Iterable[int]) -> Mapping[int, RuleDoubt]:
    """The doubts about rules that are on, by rule; `rules` are in their order, `ran` the ids of those that matched
    lately. At most two statements.

    One whose words are young, or were changed lately, is not in doubt yet.
    """
    acting, now = set(ran), timezone.now()
    idle = [rule for rule in rules if rule.is_active and rule.version and rule.pk not in acting]
    old = [rule for rule in idle if _age(rule, now) >= ASKED_DAYS]
    if not old:
        return {}
    # A rule has a run for each ticket that it looked at: one of them is enough.
    any_run = RuleRun.objects.filter(version=OuterRef("version"))
    asked = set(Rule.objects.filter(Exists(any_run), pk__in=[rule.pk for rule in old]).values_list("pk", flat=True))
    found = {}
    for rule in old:
        behind = _stopping_before(rule, rules, acting) if rule.pk not in asked else None
        if behind or _age(rule, now) >= QUIET_DAYS:
            found[rule.pk] = RuleDoubt(rule, behind)
    quiet = [pk for pk, doubt in found.items() if not doubt.behind]
    since = now - dt.timedelta(days=QUIET_DAYS)
    matched = RuleRun.objects.filter(rule__in=quiet, matched=True, at__gte=since).values_list("rule_id", flat=True)
    lively = set(matched.distinct()) if quiet else set()
    return {pk: doubt for pk, doubt in found.items() if pk not in lively}


def _age(rule: Rule, now: dt.datetime) -> int:
    return (now - rule.version.at).days if rule.version else 0


def _stopping_before(rule: Rule, rules: Sequence[Rule], acting: set[int]) -> Rule | None:
    """The nearest rule before it that stops, acts, and looks at tickets whenever this one does."""
    before = [each for each in rules if each.position < rule.position and each.is_active and each.pk in acting]
    stopping = [each for each in before if each.version and each.version.stop]
    return next(
        (each for each in reversed(stopping) if all(waits_for(each.trigger, [key]) for key in keys_of(rule.trigger))),
        None,
    )
