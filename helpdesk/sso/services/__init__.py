from helpdesk.sso.services.come_in import come_in
from helpdesk.sso.services.links import refuse, unlink
from helpdesk.sso.services.passwords import turn_passwords_off, turn_passwords_on
from helpdesk.sso.services.save import make_provider, save_provider
from helpdesk.sso.services.switch import remove_provider, restore_provider, switch_off, switch_on

__all__ = [
    "come_in",
    "make_provider",
    "refuse",
    "remove_provider",
    "restore_provider",
    "save_provider",
    "switch_off",
    "switch_on",
    "turn_passwords_off",
    "turn_passwords_on",
    "unlink",
]
