from helpdesk.rules.models.rule import Rule, RuleVersion
from helpdesk.rules.models.run import RuleRun
from helpdesk.rules.models.turn import Turn
from helpdesk.rules.moments import Trigger

__all__ = ["Rule", "RuleRun", "RuleVersion", "Trigger", "Turn"]
