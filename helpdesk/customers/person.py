"""Whom an export or an erasure is about, known also when the rows that named them are gone."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Person:
    """A customer with all that they were called and reached by; `held` are keys of tickets that the law keeps."""

    customer_id: int
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    user_id: int | None = None
    held: tuple[int, ...] = ()

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> "Person":
        """The person as an erasure keeps it until it is done."""
        plain: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in kept.items()}
        return cls(**plain)

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def marks(self) -> tuple[str, ...]:
        """What names this person and nobody else, wherever it stands: addresses, numbers, and names of two words."""
        return (*self.emails, *self.numbers, *(name for name in self.names if " " in name))

    def is_named_in(self, value: Any) -> bool:
        """Whether a value as JSON holds it names this person."""
        if isinstance(value, dict):
            return any(self.is_named_in(one) for pair in value.items() for one in pair)
        if isinstance(value, list | tuple):
            return any(map(self.is_named_in, value))
        return isinstance(value, str) and any(mark.casefold() in value.casefold() for mark in self.marks)

    def left_out_of(self, value: Any) -> Any:
        """A value as JSON holds it, without the texts that name this person."""
        if isinstance(value, dict):
            return {name: self.left_out_of(one) for name, one in value.items() if not self.is_named_in(name)}
        if isinstance(value, list | tuple):
            return [self.left_out_of(one) for one in value]
        return "" if self.is_named_in(value) else value
