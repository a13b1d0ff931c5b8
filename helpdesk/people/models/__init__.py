from helpdesk.people.models.new_address import NewAddress
from helpdesk.people.models.users import STAFF_ROLES, AfterSend, Role, Team, TeamMembership, User

__all__ = ["STAFF_ROLES", "AfterSend", "NewAddress", "Role", "Team", "TeamMembership", "User"]
