"""Says who does something, and because of what. Every service takes an actor and writes it into the log."""

import dataclasses
from typing import Any

from helpdesk.customers.models import Customer
from helpdesk.people.models import User


@dataclasses.dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts. `depth` counts automatic steps: 0 for a person, one more for each rule that acts on a rule's work."""

    kind: str
    label: str
    user_id: int | None = None
    cause: dict[str, Any] = dataclasses.field(default_factory=dict)
    depth: int = 0

    @property
    def in_person(self) -> bool:
        """Whether this is a person at a page, not a program with their key."""
        return self.kind == "user" and "token" not in self.cause

    @classmethod
    def of(cls, user: User, **cause: Any) -> "Actor":
        return cls(kind="user", label=user.short_name, user_id=user.pk, cause=cause)

    @classmethod
    def customer(cls, customer: Customer, **cause: Any) -> "Actor":
        return cls(kind="customer", label=customer.display_name, cause=cause)

    @classmethod
    def rule(cls, label: str, *, depth: int, **cause: Any) -> "Actor":
        return cls(kind="rule", label=label, cause=cause, depth=depth)

    @classmethod
    def system(cls, label: str = "Amends", *, depth: int = 0, **cause: Any) -> "Actor":
        return cls(kind="system", label=label, cause=cause, depth=depth)
