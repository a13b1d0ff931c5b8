"""The fields of a ticket, one definition each, from which every reader is made.

An entry says what kind of value a field has and where it shows; `register` below gives the order. Who makes what of it:

- `queries.inbox.filters` the inbox's filter, `views.inbox.chips` its chip, `views.inbox.filter_form` its input,
  `queries.inbox.listing` orders
- `fields.looks` how a value looks, `views.inbox.rows` columns and badges, `views.inbox.menus` the menus of a ticket and
  of the bulk bar, `views.ticket.side_form` the form beside it, `forms` what they post
- `api.fields` what the API shows and takes, `api.filters` what its list is narrowed by
- `facts` what conditions can ask; the rules make of it the action that sets it
- `services` check it by `fields.values` and set it, `views.ticket.history` tells of it, `views.inbox.export` writes it
  as CSV
"""

from helpdesk.tickets.fields.channel import CHANNEL
from helpdesk.tickets.fields.escalation import ESCALATION, Escalation
from helpdesk.tickets.fields.field import Holder, Place, Setting, Sort, Terms, TicketField
from helpdesk.tickets.fields.impact import IMPACT, Impact
from helpdesk.tickets.fields.moments import ACTIVITY, CREATED, DUE, RESOLVED
from helpdesk.tickets.fields.people import ASSIGNEE, TEAM
from helpdesk.tickets.fields.priority import PRIORITY, Priority
from helpdesk.tickets.fields.registry import every, find, get, register, register_source, shown_in, sorts
from helpdesk.tickets.fields.status import STATUS
from helpdesk.tickets.fields.subject_matter import COMPLAINT, LANGUAGE, ORGANISATION, PRODUCT, SUBJECT, TAGS

__all__ = [
    "ACTIVITY",
    "ASSIGNEE",
    "CHANNEL",
    "COMPLAINT",
    "CREATED",
    "DUE",
    "ESCALATION",
    "IMPACT",
    "LANGUAGE",
    "ORGANISATION",
    "PRIORITY",
    "PRODUCT",
    "RESOLVED",
    "STATUS",
    "SUBJECT",
    "TAGS",
    "TEAM",
    "Escalation",
    "Holder",
    "Impact",
    "Place",
    "Priority",
    "Setting",
    "Sort",
    "Terms",
    "TicketField",
    "every",
    "find",
    "get",
    "register",
    "register_source",
    "shown_in",
    "sorts",
]

register(SUBJECT, STATUS, CHANNEL, PRIORITY, IMPACT, TEAM, ASSIGNEE, TAGS, PRODUCT, LANGUAGE, ORGANISATION, COMPLAINT)
register(ESCALATION, DUE, CREATED, ACTIVITY, RESOLVED)
