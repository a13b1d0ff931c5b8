"""The texts of this room."""

from helpdesk.channels.texts.builtin.account import PASSWORD_RESET
from helpdesk.channels.texts.builtin.acknowledgement import ACKNOWLEDGEMENT
from helpdesk.channels.texts.builtin.address import ASKED, CHANGED, PROOF
from helpdesk.channels.texts.builtin.new_link import NEW_LINK
from helpdesk.channels.texts.builtin.reply import REPLY

TEXTS = (ACKNOWLEDGEMENT, REPLY, NEW_LINK, PASSWORD_RESET, PROOF, ASKED, CHANGED)
