from helpdesk.tickets.services.changes.add_participants import add_participants
from helpdesk.tickets.services.changes.changing import Changing
from helpdesk.tickets.services.changes.follow_calendar import follow_calendar
from helpdesk.tickets.services.changes.give_to_default_team import give_to_default_team
from helpdesk.tickets.services.changes.mark_complaint import mark_complaint
from helpdesk.tickets.services.changes.raise_alarm import raise_alarm
from helpdesk.tickets.services.changes.take_over_leavers import take_over_leavers
from helpdesk.tickets.services.changes.unmark_complaint import unmark_complaint
from helpdesk.tickets.services.changes.update_many import snapshot, take_back_changes, update_many
from helpdesk.tickets.services.changes.update_ticket import update_ticket
from helpdesk.tickets.services.create_ticket import create_ticket
from helpdesk.tickets.services.define_field import define_field
from helpdesk.tickets.services.drafts.add_to_draft import Composed, add_to_draft
from helpdesk.tickets.services.drafts.attach_to_draft import Chosen, DraftFiles, attach_to_draft, files_for_draft
from helpdesk.tickets.services.drafts.give_draft import give_draft
from helpdesk.tickets.services.drafts.hold import lock_ticket
from helpdesk.tickets.services.drafts.keep_files import forget_files, keep_files, prune_kept
from helpdesk.tickets.services.drafts.keep_post import forget_post, keep_post
from helpdesk.tickets.services.drafts.save_draft import save_draft
from helpdesk.tickets.services.drafts.take_from_draft import take_from_draft
from helpdesk.tickets.services.import_history import PastMessage, PastTicket, import_history
from helpdesk.tickets.services.index_search import index_newest, index_search
from helpdesk.tickets.services.keep_customer_values import keep_customer_values
from helpdesk.tickets.services.messages.add_inbound import add_inbound
from helpdesk.tickets.services.messages.add_note import add_note
from helpdesk.tickets.services.messages.once import opened_before
from helpdesk.tickets.services.messages.release_scheduled import release_scheduled
from helpdesk.tickets.services.messages.reply import reply
from helpdesk.tickets.services.messages.revise_message import Revision, revise_message, revision_of
from helpdesk.tickets.services.messages.send_now import send_now
from helpdesk.tickets.services.messages.withdraw_note import withdraw_note
from helpdesk.tickets.services.messages.withdraw_reply import withdraw_reply
from helpdesk.tickets.services.move_reply_policy import move_reply_policy
from helpdesk.tickets.services.parts.change_row import fields_of
from helpdesk.tickets.services.record import record
from helpdesk.tickets.services.save_reply_policy import save_reply_policy
from helpdesk.tickets.services.save_word_list import bring_word_list_back, put_word_list_away, save_word_list
from helpdesk.tickets.services.shelve_field import bring_field_back, move_field, put_field_away
from helpdesk.tickets.services.switch_reply_policy import switch_reply_policy
from helpdesk.tickets.services.tasks.add_task import add_task
from helpdesk.tickets.services.tasks.change_task import assign_task, finish_task, reopen_task
from helpdesk.tickets.services.tasks.keep_told_dates import keep_told_dates, note_told
from helpdesk.tickets.services.tasks.withdraw_task import withdraw_task

__all__ = [
    "Changing",
    "Chosen",
    "Composed",
    "DraftFiles",
    "PastMessage",
    "PastTicket",
    "Revision",
    "add_inbound",
    "add_note",
    "add_participants",
    "add_task",
    "add_to_draft",
    "assign_task",
    "attach_to_draft",
    "bring_field_back",
    "bring_word_list_back",
    "create_ticket",
    "define_field",
    "fields_of",
    "files_for_draft",
    "finish_task",
    "follow_calendar",
    "forget_files",
    "forget_post",
    "give_draft",
    "give_to_default_team",
    "import_history",
    "index_newest",
    "index_search",
    "keep_customer_values",
    "keep_files",
    "keep_post",
    "keep_told_dates",
    "lock_ticket",
    "mark_complaint",
    "move_field",
    "move_reply_policy",
    "note_told",
    "opened_before",
    "prune_kept",
    "put_field_away",
    "put_word_list_away",
    "raise_alarm",
    "record",
    "release_scheduled",
    "reopen_task",
    "reply",
    "revise_message",
    "revision_of",
    "save_draft",
    "save_reply_policy",
    "save_word_list",
    "send_now",
    "snapshot",
    "switch_reply_policy",
    "take_back_changes",
    "take_from_draft",
    "take_over_leavers",
    "unmark_complaint",
    "update_many",
    "update_ticket",
    "withdraw_note",
    "withdraw_reply",
    "withdraw_task",
]
