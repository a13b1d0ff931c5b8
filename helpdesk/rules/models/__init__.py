from helpdesk.rules.models.rule import Rule, RuleVersion, Trigger
from helpdesk.rules.models.run import RuleRun
from helpdesk.rules.models.turn import Turn

__all__ = ["Rule", "RuleRun", "RuleVersion", "Trigger", "Turn"]
