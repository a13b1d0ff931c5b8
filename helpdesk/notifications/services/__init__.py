"""What this room does, one verb a file."""

from helpdesk.notifications.services.mark_seen import mark_seen
from helpdesk.notifications.services.notify import notify
from helpdesk.notifications.services.save_choices import save_choices
from helpdesk.notifications.services.send_due import send_due
from helpdesk.notifications.services.shift_waiting import shift_waiting
from helpdesk.notifications.services.withdraw import withdraw

__all__ = ["mark_seen", "notify", "save_choices", "send_due", "shift_waiting", "withdraw"]
