"""Registers who hears what. Filled once, when the rooms' handlers are imported; read-only afterwards."""

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense, with ids only.

    `depth` counts how many automatic steps led here, so that rules cannot wake each other for ever.
    `event_id` is the number of the stored event, for handlers that must know one event from another;
    None before it is stored.
    """

    depth: int = 0
    event_id: int | None = dataclasses.field(default=None, compare=False)
    name: ClassVar[str] = ""
    queue: ClassVar[str] = ""
    """The queue of the workers that hear of it first; empty for that of everything else."""

    @property
    def subject(self) -> str:
        """What it happened to, as `ticket:7`; empty for an event without such a thing. See `subscribe`."""
        return ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = cls.__name__
        event_types[cls.name] = cls

    def payload(self) -> dict[str, Any]:
        """The event's fields as they are stored, without the number that storing gives."""
        return {key: value for key, value in dataclasses.asdict(self).items() if key != "event_id"}


event_types: dict[str, type[Event]] = {}
E = TypeVar("E", bound=Event)
Handler = Callable[[Any], None]
_handlers: dict[str, dict[str, Handler]] = {}
_retired: set[Handler] = set()
deciding: set[str] = set()
"""Names of handlers that decide what becomes of a subject."""
telling: set[str] = set()
"""Names of handlers that tell somebody what was decided."""


def subscribe(
    event_type: type[E], *, name: str, decides: bool = False, tells: bool = False, retired: bool = False
) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a handler under a stable name ("room.what"). Handlers are short, idempotent and never use the network.

    One that is `retired` hears what was stored for it before, and nothing new; it goes a release later.

    One that `tells` runs when those that `decide` are done with all that happened to the same subject so far: what
    it promises is not overtaken by a rule.

    Raises:
        ValueError: the name is taken by another function for the same event.
    """

    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        known = _handlers.setdefault(event_type.name, {})
        if name in known and known[name] is not handler:
            raise ValueError(f"two handlers of {event_type.name} are called {name!r}")
        known[name] = handler
        _retired.update([handler] if retired else [])
        deciding.update([name] if decides else [])
        telling.update([name] if tells else [])
        return handler

    return register


def handler_names(event_name: str) -> list[str]:
    """Names of the handlers that a new event is stored for; empty when nobody listens."""
    return [name for name, handler in handlers_of(event_name).items() if handler not in _retired]


def handlers_of(event_name: str) -> dict[str, Handler]:
    """Handlers by name for one event; empty when nobody listens."""
    return _handlers.get(event_name, {})
