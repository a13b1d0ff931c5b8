"""The texts of this room."""

from helpdesk.outgoing.texts.builtin.account import (
    CUSTOMER_ACCOUNT,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    FACTORS_RESET,
    PASSWORD_RESET,
    PASSWORDS_OFF,
    STAFF_INVITATION,
    STAND_IN,
)
from helpdesk.outgoing.texts.builtin.acknowledgement import ACKNOWLEDGEMENT
from helpdesk.outgoing.texts.builtin.address import ASKED, CHANGED, PROOF
from helpdesk.outgoing.texts.builtin.new_link import NEW_LINK
from helpdesk.outgoing.texts.builtin.reply import REPLY

TEXTS = (
    *(ACKNOWLEDGEMENT, REPLY, NEW_LINK),
    *(PASSWORD_RESET, PASSWORDS_OFF, CUSTOMER_ACCOUNT, STAFF_INVITATION, STAND_IN),
    *(FACTORS_RESET, FACTOR_ADDED, FACTOR_REMOVED),
    *(PROOF, ASKED, CHANGED),
)
