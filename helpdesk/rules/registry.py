"""The actions that a rule can take, and a person by a macro. Other rooms add theirs from their `apps.py`:

register_action(Action(key="surveys.send", label="Send a survey", apply=…, words=…))
"""

import dataclasses
import enum
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from helpdesk.conditions.facts import Facts
from helpdesk.people.models import User
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import Changing

Choices = Mapping[str, str]
_KEYS = uuid.UUID("0b7c4a52-6d0e-4c3e-8f5b-2a9d61c7e814")


class By(enum.Flag):
    """Who takes an action: `RULES` by themselves, `PEOPLE` by a macro that they press."""

    RULES = enum.auto()
    PEOPLE = enum.auto()


class Reach(enum.Enum):
    """What an action writes. `TICKET`: the ticket alone, through `Job`, and nothing that its failure would leave
    half done. `ANYTHING`: it finds the ticket stored, its failure is undone, and the ticket is read afresh after it."""

    TICKET = enum.auto()
    ANYTHING = enum.auto()


@dataclasses.dataclass(frozen=True)
class Job:
    """One action on one ticket, whose row the caller holds: `ticket` shows what was done so far.

    `occasion` is the same for all that counts as one: what must not happen twice is known by it. For a rule it is the
    rule with the ticket, for a macro one press. `person` is whoever presses; a rule has none.
    """

    together: Changing
    actor: Actor
    occasion: str
    value: str
    person: User | None = None

    @property
    def ticket(self) -> Ticket:
        return self.together.row

    def key(self, action: str) -> uuid.UUID:
        """The key of what an action makes once for its occasion and value."""
        return uuid.uuid5(_KEYS, f"{self.occasion} {action} {self.value}")

    def mark_complaint(self) -> None:
        self.together.mark_complaint(self.actor)

    def change(self, **changes: Any) -> dict[str, list[Any]]:
        """Change the ticket as `tickets.services.update_ticket` does; stored with what is changed beside it."""
        return self.together.change(self.actor, **changes)


@dataclasses.dataclass(frozen=True)
class Done:
    """What came of an action, with the values of its sentence; `field`, `old` and `new` when it changed something."""

    outcome: RuleOutcome
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    field: str = ""
    old: str = ""
    new: str = ""

    def as_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


def _unchanged(value: str, facts: Facts, choices: Choices) -> Facts:
    return facts


def _no_problem(value: str) -> str:
    return ""


def amount_and_text(value: str) -> tuple[str, str]:
    """The number and the text of a value that has both.

    >>> amount_and_text("3|Call them back")
    ('3', 'Call them back')
    """
    number, bar, text = value.partition("|")
    return (number.strip(), text.strip()) if bar else ("", value.strip())


def _no_choices() -> Choices:
    return {}


@dataclasses.dataclass(frozen=True)
class Action:
    """Something that a rule can do to a ticket, and a person by a macro.

    `value` of an action is one string: a key of `choices()`, typed text if `takes_text`, or nothing. Of text that
    `is_long` there may be several lines. With an `amount`, the label of a number that is asked for too, the number and
    a bar stand before the text: "3|Call them back". With `amounts` it is a key of these that stands there.

    `words(value, choices)` says in a sentence what will be done ("set the priority to Urgent"), `short` on a label
    ("Priority Urgent"). `foresee` returns the facts as they will be, for later rules and rehearsals. `choices` may
    read the database; it is called once a page, never while rules run. `reach` says what
    it writes, so that actions which only change the ticket are stored together.
    """

    key: str
    label: str
    apply: Callable[[Job], Done]
    words: Callable[[str, Choices], str]
    short: Callable[[str, Choices], str]
    foresee: Callable[[str, Facts, Choices], Facts] = _unchanged
    choices: Callable[[], Choices] = _no_choices
    takes_text: bool = False
    is_long: bool = False
    amount: str = ""
    reach: Reach = Reach.ANYTHING
    hint: str = ""
    press_hint: str = ""
    """What a macro's form says instead of `hint`, where a press is not as a rule."""
    tone: str = ""
    icon: str = ""
    order: int = 100
    danger: str = ""
    """The value that is shown as one to be careful with."""
    problem: Callable[[str], str] = _no_problem
    """Why a text cannot be its value; empty where it can."""
    is_offered: bool = True
    """Whether a rule can get it; one that has it keeps it."""
    by: By = By.RULES | By.PEOPLE
    people_only: frozenset[str] = frozenset()
    """Values that a press can have and no rule, for rules do it by an action of its own."""
    rules_only: frozenset[str] = frozenset()
    """Values that a rule can have and no press."""
    amounts: Callable[[], Choices] | None = None
    """What stands before the bar instead of a number, where it is chosen from a list: "answered|12"."""

    def refused(self, by: By) -> frozenset[str]:
        """The values of its list that rules, or people, cannot choose."""
        return self.people_only if by is By.RULES else self.rules_only

    @property
    def takes_value(self) -> bool:
        """Whether something has to be chosen or written for this action."""
        return self.takes_text or self.choices is not _no_choices


_actions: dict[str, Action] = {}
_sources: list[Callable[[], Iterable[Action]]] = []


def register_action(action: Action) -> None:
    """Add an action, or replace the one with the same key."""
    _actions[action.key] = action


def register_source(source: Callable[[], Iterable[Action]]) -> None:
    """Add actions that are known only while the product runs, such as those that set the shop's own fields."""
    _sources.append(source)


def actions(by: By = By.RULES) -> Sequence[Action]:
    """The actions that rules, or people, can take, in the order of the editor's list."""
    known = [*_actions.values(), *(action for source in _sources for action in source())]
    return sorted((one for one in known if by in one.by), key=lambda action: (action.order, action.label))


def find(key: str) -> Action | None:
    """The action, or None when the room that brought it is gone."""
    return _actions.get(key) or next((found for source in _sources for found in source() if found.key == key), None)
