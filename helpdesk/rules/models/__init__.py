from helpdesk.rules.models.example import RuleExample
from helpdesk.rules.models.firing import Firing
from helpdesk.rules.models.rule import Rule, RuleVersion
from helpdesk.rules.models.run import RuleRun
from helpdesk.rules.models.turn import Turn
from helpdesk.rules.moments import Trigger

__all__ = ["Firing", "Rule", "RuleExample", "RuleRun", "RuleVersion", "Trigger", "Turn"]
