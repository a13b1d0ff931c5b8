from helpdesk.tickets.services.add_inbound import add_inbound
from helpdesk.tickets.services.add_note import add_note
from helpdesk.tickets.services.change import change
from helpdesk.tickets.services.create_ticket import create_ticket
from helpdesk.tickets.services.mark_complaint import mark_complaint
from helpdesk.tickets.services.reply import reply
from helpdesk.tickets.services.set_status import close, reopen, resolve, set_status
from helpdesk.tickets.services.withdraw_reply import withdraw_reply

__all__ = [
    "add_inbound",
    "add_note",
    "change",
    "close",
    "create_ticket",
    "mark_complaint",
    "reopen",
    "reply",
    "resolve",
    "set_status",
    "withdraw_reply",
]
