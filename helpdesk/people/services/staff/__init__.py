from helpdesk.people.services.staff.changes import change_person, give_and_take, sign_out_everywhere
from helpdesk.people.services.staff.first import make_first_admin
from helpdesk.people.services.staff.invitations import (
    accept_invitation,
    invitation_of,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from helpdesk.people.services.staff.leavers import come_back, leave
from helpdesk.people.services.staff.vouched import take_in

__all__ = [
    "accept_invitation",
    "change_person",
    "come_back",
    "give_and_take",
    "invitation_of",
    "invite",
    "leave",
    "make_first_admin",
    "renew_invitation",
    "sign_out_everywhere",
    "take_in",
    "withdraw_invitation",
]
