"""Says what a run's actions did and what went wrong, in words. Runs from before hold sentences: shown as they are."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

from helpdesk.rules import registry
from helpdesk.rules.ledger import points_words
from helpdesk.rules.models import RuleRun
from helpdesk.rules.outcomes import WORDS, WRONG, RuleOutcome
from helpdesk.rules.reasons import LABELS
from helpdesk.tickets.fields import find
from helpdesk.tickets.fields.values import plain_words
from helpdesk.tickets.wording.missing import in_words

Entry = Mapping[str, Any]
_CODES = frozenset[str](RuleOutcome)


def done_words(entry: Entry) -> str:
    """What an action did, in words; empty for one that failed."""
    if "outcome" not in entry:
        return str(entry.get("words", ""))
    return "" if entry["outcome"] in WRONG else outcome_words(entry)


def error_words(run: RuleRun) -> str:
    """What went wrong in a run, a line each; empty when nothing did."""
    if run.error not in _CODES:
        return run.error
    wrong = [outcome_words(entry) for entry in run.done if entry.get("outcome") in WRONG]
    return "\n".join(wrong) or outcome_words({"outcome": run.error})


def outcome_words(entry: Entry) -> str:
    """What came of an action, in words, whether or not it did anything."""
    values = {"action": entry.get("action", ""), **entry.get("values", {})}
    if field := find(values.get("field", "")):
        values |= {"field": field.title, "value": plain_words(field, values["value"])}
    if "missed" in values:
        values["reasons"] = " ".join(in_words(values["missed"]))
    if entry["outcome"] == RuleOutcome.NO_STEP and field:
        values["new"] = plain_words(field, values["new"])
    if "reason" in values:
        values["reason"] = gettext(LABELS[values["reason"]])
    if "points" in values:
        values["points"] = points_words(values["points"])
    if "why" in values:
        values["why"] = gettext(WORDS[values["why"]]) % values
    if action := registry.find(entry.get("action", "")):
        values["action"] = gettext(action.label)
    return _sentence(entry["outcome"], values) % values


def _sentence(outcome: str, values: Mapping[str, Any]) -> str:
    if outcome == RuleOutcome.GIVEN_BY_LOAD:
        return ngettext(
            "Given to %(who)s: lightest load of %(people)s in %(team)s, %(count)s open ticket",
            "Given to %(who)s: lightest load of %(people)s in %(team)s, %(count)s open tickets",
            values["count"],
        )
    return gettext(WORDS[outcome])
