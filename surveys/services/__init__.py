from surveys.services.add_comment import add_comment
from surveys.services.cancel_invitation import cancel_invitation
from surveys.services.follow_calendar import follow_calendar
from surveys.services.follow_up import hand_over, log_contact
from surveys.services.import_answers import import_answers
from surveys.services.opt_out import opt_out
from surveys.services.plan_invitation import plan_invitation
from surveys.services.record_answer import record_answer
from surveys.services.save_programme import save_programme
from surveys.services.send_invitation import send_next_invitation
from surveys.services.tell_owner import tell_owner

__all__ = [
    "add_comment",
    "cancel_invitation",
    "follow_calendar",
    "hand_over",
    "import_answers",
    "log_contact",
    "opt_out",
    "plan_invitation",
    "record_answer",
    "save_programme",
    "send_next_invitation",
    "tell_owner",
]
