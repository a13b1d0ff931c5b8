from helpdesk.escalation.services.save_level import save_level
from helpdesk.escalation.services.switch_level import switch_level
from helpdesk.escalation.services.take_due_steps import take_due_steps
from helpdesk.escalation.services.take_steps import take_steps
from helpdesk.escalation.services.take_transfer import take_transfer

__all__ = ["save_level", "switch_level", "take_due_steps", "take_steps", "take_transfer"]
