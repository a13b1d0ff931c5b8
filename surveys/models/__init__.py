from surveys.models.answer import Answer, ImportBatch
from surveys.models.follow_up import FollowUp, FollowUpAct, FollowUpEntry
from surveys.models.invitation import Invitation
from surveys.models.opt_out import OptOut
from surveys.models.programme import Programme
from surveys.states import InvitationState, SkipReason

__all__ = [
    "Answer",
    "FollowUp",
    "FollowUpAct",
    "FollowUpEntry",
    "ImportBatch",
    "Invitation",
    "InvitationState",
    "OptOut",
    "Programme",
    "SkipReason",
]
