"""Reads the shop's own fields, as entries like all others. Every page asks for them, so a process keeps them."""

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.fields import Holder, Place, Setting, Terms, TicketField
from helpdesk.tickets.fields.kinds import (
    Choice,
    Day,
    Flag,
    Kind,
    LongText,
    Money,
    MultipleChoice,
    Number,
    Option,
    OrderReference,
    Text,
)
from helpdesk.tickets.models import OwnField
from helpdesk.web.kept import Kept
from helpdesk.web.words.formats import DECIMALS, USUAL_DECIMALS

PREFIX = "own_"
"""Before the shop's keys, so that a field of ours never takes one of theirs."""
LISTS = Place.FILTER | Place.API_FILTER
"""Where tickets are found by a field: by an index, which words of several lines have not."""
OF_TICKETS = Place.SIDE | Place.API_READ | Place.API_WRITE
COLUMNS = 100
"""Where the columns of the shop's own fields begin, behind those that every shop has."""


def current() -> tuple[TicketField, ...]:
    """All of the shop's own fields in their order, put-away ones too. No statement while nothing changes."""
    return kept.current()


def _read() -> tuple[TicketField, ...]:
    return tuple(map(entry, OwnField.objects.all()))


kept: Kept[tuple[TicketField, ...]] = Kept("tickets:own_fields", _read)


def of_customers() -> list[TicketField]:
    """The fields of customers that are in use."""
    return [field for field in current() if field.is_of_customer and field.is_active]


def entry(own: OwnField) -> TicketField:
    holder, kind = Holder(own.holder), _kind(own)
    said = f"“{own.label}”"
    pattern = said.replace("{", "{{").replace("}", "}}")
    is_flag = isinstance(kind, Flag)
    return TicketField(
        key=f"{PREFIX}{own.key}",
        label=own.label,
        kind=kind,
        places=_places(own) if own.is_active else Place.CONDITION,
        words=_said(gettext_noop("%(field)s is yes"), said) if is_flag else said,
        negated=_said(gettext_noop("%(field)s is no"), said) if is_flag else "",
        setting=_setting(kind, said, pattern) if holder == Holder.TICKET else None,
        column=COLUMNS + own.position if own.is_column and own.is_active else 0,
        own=own.pk,
        is_active=own.is_active,
        terms=Terms(
            holder=holder,
            help=own.help,
            labels={code: text["label"] for code, text in own.words.items() if text.get("label")},
            helps={code: text["help"] for code, text in own.words.items() if text.get("help")},
            asks_on_form=own.asks_on_form,
            asks_to_resolve=own.asks_to_resolve and own.is_active,
        ),
    )


def _places(own: OwnField) -> Place:
    places = Place.CONDITION | Place.CSV
    is_long = own.type == OwnField.Type.LONG
    if not is_long:
        places |= LISTS
    if own.holder == OwnField.Of.TICKET:
        places |= OF_TICKETS if is_long else OF_TICKETS | Place.BULK
    if own.is_public:
        places |= Place.PUBLIC
    return places | Place.FORM if own.is_on_forms else places


def _setting(kind: Kind, said: str, pattern: str) -> Setting:
    if isinstance(kind, MultipleChoice):
        return Setting(
            label=_said(gettext_noop("Add to %(field)s"), said),
            words=_said(gettext_noop("add {} to %(field)s"), pattern),
            short=f"{pattern} {{}}",
            order=80,
        )
    return Setting(
        label=_said(gettext_noop("Set %(field)s"), said),
        words=_said(gettext_noop("set %(field)s to {}"), pattern),
        short=f"{pattern} {{}}",
        order=80,
    )


def _said(words: str, field: str) -> str:
    """The words about a field in the language of whoever reads them: entries stay with the process."""
    return lazy(lambda: gettext(words) % {"field": field}, str)()


def _kind(own: OwnField) -> Kind:
    match OwnField.Type(own.type):
        case OwnField.Type.CHOICE:
            return Choice(_options(own), may_be_empty=True, as_written=True)
        case OwnField.Type.CHOICES:
            return MultipleChoice(_options(own))
        case OwnField.Type.MONEY:
            return Money(decimals=DECIMALS.get(own.currency, USUAL_DECIMALS), currency=own.currency)
    return PLAIN[OwnField.Type(own.type)]


PLAIN: dict[OwnField.Type, Kind] = {
    OwnField.Type.TEXT: Text(),
    OwnField.Type.LONG: LongText(),
    OwnField.Type.FLAG: Flag(),
    OwnField.Type.NUMBER: Number(),
    OwnField.Type.DAY: Day(),
    OwnField.Type.ORDER: OrderReference(),
}
"""Kinds of which there is nothing more to say."""


def _options(own: OwnField) -> tuple[Option, ...]:
    return tuple(
        Option(
            key,
            label,
            is_retired=key in own.retired,
            names={code: name for code, text in own.words.items() if (name := text.get("choices", {}).get(key))},
        )
        for key, label in own.choices
    )
