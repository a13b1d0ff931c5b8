from helpdesk.rules.services.archive_rule import archive_rule, restore_rule
from helpdesk.rules.services.delete_rule import delete_rule
from helpdesk.rules.services.import_rules import import_rules, plan_import
from helpdesk.rules.services.keep_examples import renaming_in_rules
from helpdesk.rules.services.move_rule import move_rule
from helpdesk.rules.services.name_another import (
    name_another,
    name_another_team,
    rules_that_name,
    rules_that_name_team,
)
from helpdesk.rules.services.plan_time_rules import plan_time_rules, tell_of_firings
from helpdesk.rules.services.rename_in_examples import rename_in_examples
from helpdesk.rules.services.save_example import remove_example, restore_example, save_example
from helpdesk.rules.services.save_rule import roll_back, save_rule
from helpdesk.rules.services.switch_rule import switch_rule

__all__ = [
    "archive_rule",
    "delete_rule",
    "import_rules",
    "move_rule",
    "name_another",
    "name_another_team",
    "plan_import",
    "plan_time_rules",
    "remove_example",
    "rename_in_examples",
    "renaming_in_rules",
    "restore_example",
    "restore_rule",
    "roll_back",
    "rules_that_name",
    "rules_that_name_team",
    "save_example",
    "save_rule",
    "switch_rule",
    "tell_of_firings",
]
