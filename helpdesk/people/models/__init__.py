from helpdesk.people.models.absence import Absence
from helpdesk.people.models.factor_demand import FactorDemand
from helpdesk.people.models.hand_over import HandOver
from helpdesk.people.models.new_address import NewAddress
from helpdesk.people.models.skill import Skill
from helpdesk.people.models.staff_invitation import StaffInvitation
from helpdesk.people.models.staff_session import StaffSession
from helpdesk.people.models.token_grant import TokenGrant
from helpdesk.people.models.users import STAFF_ROLES, AfterSend, Role, Team, TeamMembership, User

__all__ = [
    "STAFF_ROLES",
    "Absence",
    "AfterSend",
    "FactorDemand",
    "HandOver",
    "NewAddress",
    "Role",
    "Skill",
    "StaffInvitation",
    "StaffSession",
    "Team",
    "TeamMembership",
    "TokenGrant",
    "User",
]
