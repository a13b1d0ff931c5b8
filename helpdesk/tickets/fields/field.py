"""Defines a ticket's field, once for form, filter, column, API, condition, action and history."""

import dataclasses
import enum
from collections.abc import Mapping

from django.utils.translation import get_language, gettext, gettext_noop

from helpdesk.tickets.fields.kinds import Choice, Kind, MultipleChoice


class Place(enum.Flag):
    """Where a field shows, and by that who may change it: people in `MENU`, `SIDE`, `BULK`, programs in `API_WRITE`."""

    BADGE = enum.auto()
    """Beside the subject, where it has a value worth telling."""
    FILTER = enum.auto()
    """A filter of the inbox, with its chip."""
    MENU = enum.auto()
    """A menu above the conversation."""
    SIDE = enum.auto()
    """The form of fields that are changed seldom."""
    BULK = enum.auto()
    """The bar for all selected tickets."""
    API_READ = enum.auto()
    API_WRITE = enum.auto()
    API_FILTER = enum.auto()
    CONDITION = enum.auto()
    """What conditions can ask about."""
    CSV = enum.auto()
    PUBLIC = enum.auto()
    """Told to customers on their own pages."""
    FORM = enum.auto()
    """What customers can fill in on a form."""


class Holder(enum.StrEnum):
    """Whose a field is."""

    TICKET = "ticket"
    CUSTOMER = "customer"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Terms:
    """What the shop says of a field of its own, beside what every field has.

    `help` goes below it in a form; `labels` and `helps` are the words of other languages, by code. `asks_on_form`: a
    form that has it wants it filled in; `asks_to_resolve`: so does a ticket that is to be resolved.
    """

    holder: Holder = Holder.TICKET
    help: str = ""
    labels: Mapping[str, str] = dataclasses.field(default_factory=dict)
    helps: Mapping[str, str] = dataclasses.field(default_factory=dict)
    asks_on_form: bool = False
    asks_to_resolve: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Setting:
    """How a rule that sets the field is said: `label` in the list of actions, `words` in a sentence, `short` in brief.

    `kept_in_alarm`: no rule changes it while somebody was hurt, or could be.
    """

    label: str
    words: str
    short: str
    icon: str = ""
    tone: str = ""
    danger: str = ""
    order: int = 100
    kept_in_alarm: bool = False


@dataclasses.dataclass(frozen=True)
class Sort:
    """An order of lists by the field, which an index has: `key` stands in the address, `label` in the menu.

    Of tickets that are alike, the newest comes first, or with `is_oldest_first` the oldest.
    """

    key: str
    label: str
    is_descending: bool = False
    is_oldest_first: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class TicketField:
    """The definition of one field of tickets.

    `key` names the field wherever a program does, `label` wherever a person reads it.

    `words` stand in a sentence ("the priority is High"), `negated` where a flag is not set; `hint` helps to write a
    condition. `parameter` is its name in the address of a list, where that is another than the key. `shortcut` opens
    its menu, which is called `menu`. `changed` says in a few words that it changed. `own` is the id of the shop's own
    definition, whose values stand in a table of their own; of all others it is 0, and the key is the ticket's column.
    """

    key: str
    label: str
    kind: Kind
    places: Place
    words: str
    negated: str = ""
    hint: str = ""
    parameter: str = ""
    setting: Setting | None = None
    column: int = 0
    """Its place among the columns of the inbox; 0 where it has none."""
    sorts: tuple[Sort, ...] = ()
    shortcut: str = ""
    menu: str = ""
    changed: str = gettext_noop("{label} {new}")
    emptied: str = ""
    tells_id: bool = False
    """Whether history keeps the row's id beside its name, which may become another's."""
    own: int = 0
    path: str = ""
    """Where the value stands, from the ticket's row, where that is not a column of its own."""
    is_active: bool = True
    """Whether it is offered where something new is made of it; one that was put away is still read."""
    terms: Terms = Terms()

    @property
    def title(self) -> str:
        """The label in the language that is spoken: all words of an entry are English, marked for translation. Those of
        the shop's own stay as the shop wrote them, in that language or else in its own."""
        return self.terms.labels.get(get_language() or "") or self.label if self.own else gettext(self.label)

    @property
    def help(self) -> str:
        """What the shop says below it in a form, in the language that is spoken or else in its own."""
        return self.terms.helps.get(get_language() or "") or self.terms.help

    @property
    def is_of_customer(self) -> bool:
        """Whether the value is kept with the customer: tickets show it and ask about it, and do not change it."""
        return self.terms.holder == Holder.CUSTOMER

    @property
    def asked_as(self) -> str:
        return self.parameter or self.key

    @property
    def labels(self) -> dict[str, str]:
        """The labels of its values, where it is a choice."""
        return self.kind.labels if isinstance(self.kind, Choice | MultipleChoice) else {}

    def is_in(self, place: Place) -> bool:
        return bool(self.places & place)
