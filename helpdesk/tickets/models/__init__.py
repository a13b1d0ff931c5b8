from helpdesk.tickets.models.activity import Activity
from helpdesk.tickets.models.contact_form import ContactForm
from helpdesk.tickets.models.draft import Draft
from helpdesk.tickets.models.due_basis import DueBasis
from helpdesk.tickets.models.kept import KeptFile, KeptPost
from helpdesk.tickets.models.message import (
    PENDING,
    SPOKEN,
    UNSAID,
    Attachment,
    DeliveryState,
    Direction,
    Message,
    Visibility,
)
from helpdesk.tickets.models.own_field import OwnField
from helpdesk.tickets.models.own_values import COLUMNS, CustomerValue, HeldValue, OwnValue
from helpdesk.tickets.models.reply_policy import ReplyPolicy
from helpdesk.tickets.models.search import SearchDocument, SearchWord
from helpdesk.tickets.models.task import Task
from helpdesk.tickets.models.ticket import DueKind, Participant, Priority, Status, Tag, Ticket
from helpdesk.tickets.models.word_list import WordList

__all__ = [
    "COLUMNS",
    "PENDING",
    "SPOKEN",
    "UNSAID",
    "Activity",
    "Attachment",
    "ContactForm",
    "CustomerValue",
    "DeliveryState",
    "Direction",
    "Draft",
    "DueBasis",
    "DueKind",
    "HeldValue",
    "KeptFile",
    "KeptPost",
    "Message",
    "OwnField",
    "OwnValue",
    "Participant",
    "Priority",
    "ReplyPolicy",
    "SearchDocument",
    "SearchWord",
    "Status",
    "Tag",
    "Task",
    "Ticket",
    "Visibility",
    "WordList",
]
