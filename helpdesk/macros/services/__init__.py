from helpdesk.macros.services.copy_macro import copy_macro
from helpdesk.macros.services.hand_over import (
    give_to_person,
    give_to_team,
    macros_that_name,
    macros_that_name_team,
    name_another,
    name_another_team,
)
from helpdesk.macros.services.move_macro import move_macro
from helpdesk.macros.services.press import (
    MacroRefused,
    Pressed,
    PressedOnMany,
    foresee_macro,
    press_macro,
    press_on_many,
)
from helpdesk.macros.services.rename_tag import rename_tag
from helpdesk.macros.services.save_macro import archive_macro, restore_macro, save_macro
from helpdesk.macros.services.take_back import TakenBack, take_back

__all__ = [
    "MacroRefused",
    "Pressed",
    "PressedOnMany",
    "TakenBack",
    "archive_macro",
    "copy_macro",
    "foresee_macro",
    "give_to_person",
    "give_to_team",
    "macros_that_name",
    "macros_that_name_team",
    "move_macro",
    "name_another",
    "name_another_team",
    "press_macro",
    "press_on_many",
    "rename_tag",
    "restore_macro",
    "save_macro",
    "take_back",
]
