from helpdesk.replies.services.count_use import count_use
from helpdesk.replies.services.files import prune_files, remove_file, restore_file
from helpdesk.replies.services.give_to_person import give_to_person
from helpdesk.replies.services.give_to_team import give_to_team
from helpdesk.replies.services.save_saved_reply import (
    archive_saved_reply,
    forget_saved_reply,
    restore_saved_reply,
    save_saved_reply,
)

__all__ = [
    "archive_saved_reply",
    "count_use",
    "forget_saved_reply",
    "give_to_person",
    "give_to_team",
    "prune_files",
    "remove_file",
    "restore_file",
    "restore_saved_reply",
    "save_saved_reply",
]
