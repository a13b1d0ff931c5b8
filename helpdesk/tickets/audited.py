"""What of tickets' settings the audit log tells of; a ticket has a history of its own."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list, register_more
from helpdesk.conditions.sentence import sentence
from helpdesk.conditions.tree import BadTree
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue_of_the_past
from helpdesk.tickets.fields.priority import Priority
from helpdesk.tickets.models import OwnField, ReplyPolicy, WordList
from helpdesk.tickets.queries.own.customer_words import customer_words
from helpdesk.web.words.formats import open_time
from helpdesk.web.words.languages import name_of


def _promises(minutes: Mapping[str, int]) -> str:
    return ", ".join(f"{gettext(Priority(key).label)}: {open_time(count)}" for key, count in minutes.items())


def _conditions(tree: object) -> str:
    known = catalogue_of_the_past()
    try:
        return sentence(TICKET.parse(tree), known) or gettext("every ticket")
    except BadTree:
        return gettext("conditions that cannot be read")


def _in_languages(kept: Mapping[str, Mapping[str, object]]) -> str:
    """What a field says in each other language, such as "German: Grund; Zerbrochen / Zu groß"."""
    return " · ".join(f"{name_of(code)}: {'; '.join(_said(words))}" for code, words in kept.items())


def _said(words: Mapping[str, object]) -> Iterator[str]:
    for part in words.values():
        said = " / ".join(part.values()) if isinstance(part, Mapping) else str(part)
        if said:
            yield said


def _labels(field: OwnField) -> list[str]:
    return [label for _, label in field.choices]


def _retired(field: OwnField) -> list[str]:
    return [label for key, label in field.choices if key in field.retired]


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list("tickets", gettext_noop("Tickets"))
    register_more("customer", {"own": Audited(gettext_noop("Fields"), customer_words)})
    register(
        AuditedThing(
            "own_field",
            OwnField,
            gettext_noop("Field"),
            {
                "label": Audited(gettext_noop("Name")),
                "key": Audited(gettext_noop("Key")),
                "holder": Audited(gettext_noop("Belongs to")),
                "type": Audited(gettext_noop("Kind")),
                "currency": Audited(gettext_noop("Currency")),
                "choices": Audited(gettext_noop("Values"), _labels),
                "retired": Audited(gettext_noop("Values not offered any more"), _retired),
                "help": Audited(gettext_noop("Help")),
                "words": Audited(gettext_noop("Other languages"), words=_in_languages),
                "position": Audited(gettext_noop("Place in the order")),
                "asks_on_form": Audited(gettext_noop("Wanted on forms")),
                "asks_to_resolve": Audited(gettext_noop("Wanted before resolving")),
                "is_public": Audited(gettext_noop("Shown to customers")),
                "is_on_forms": Audited(gettext_noop("Customers fill it in on forms")),
                "is_column": Audited(gettext_noop("Column of the inbox")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("tickets:own_field", args=[key]),
        )
    )
    register(
        AuditedThing(
            "reply_policy",
            ReplyPolicy,
            gettext_noop("Reply policy"),
            {
                "name": Audited(gettext_noop("Name")),
                "position": Audited(gettext_noop("Place in the order")),
                "conditions": Audited(gettext_noop("For tickets where"), words=_conditions),
                "calendar": Audited(gettext_noop("Opening hours")),
                "first_reply": Audited(gettext_noop("First reply"), words=_promises),
                "next_reply": Audited(gettext_noop("Next replies"), words=_promises),
                "resolution": Audited(gettext_noop("Resolution"), words=_promises),
                "is_active": Audited(gettext_noop("Switched on")),
            },
            url=lambda key: reverse("tickets:reply_policy", args=[key]),
        )
    )
    register(
        AuditedThing(
            "word_list",
            WordList,
            gettext_noop("Word list"),
            {
                "name": Audited(gettext_noop("Name")),
                "words": Audited(gettext_noop("Words")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("tickets:word_list", args=[key]),
        )
    )
