"""Reads the rules that are on as candidates of a forecast."""

from helpdesk.conditions.tree import BadTree
from helpdesk.rules.foretelling.walk import Candidate
from helpdesk.rules.models import Rule
from helpdesk.rules.specs import specs


def rules_on() -> list[Rule]:
    """The rules that are on, in their order, without what their versions say. One statement."""
    rules = Rule.objects.filter(is_active=True, archived_at__isnull=True, version__isnull=False)
    return list(rules.select_related("version").defer("version__conditions", "version__actions"))


def candidates_of(rules: list[Rule]) -> list[Candidate]:
    """These rules, ready to take part; one statement for versions that this process has not seen yet."""
    read = specs(rules)
    return [
        Candidate(
            rule.pk,
            rule.name,
            rule.trigger,
            None if isinstance(spec := read[rule.pk], BadTree) else spec,
            rule.position,
        )
        for rule in rules
    ]
