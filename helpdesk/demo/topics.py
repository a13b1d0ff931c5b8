"""What customers of the shop write about."""

import dataclasses
import random
from typing import Any

from helpdesk.demo.files import content


@dataclasses.dataclass(frozen=True, kw_only=True)
class DemoTopic:
    """One thing to write about; `cause` is (group, cause) of its complaints. Texts may name {product} and {order}."""

    topic: str
    team: str
    subjects: tuple[str, ...]
    texts: tuple[str, ...]
    replies: tuple[str, ...]
    follows: tuple[str, ...]
    products: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()
    weight: int = 1
    complaint_share: float = 0.0
    priority: str = "normal"
    severity: str = "normal"
    outcome: str = ""
    language: str = "en"
    rising: bool = False
    organisations: bool = False

    def is_complaint(self, rng: random.Random) -> bool:
        return rng.random() < self.complaint_share


def topics() -> dict[str, DemoTopic]:
    """All topics by name."""
    return {
        row["topic"]: DemoTopic(**{key: _frozen(value) for key, value in row.items()})
        for row in content("conversations")
    }


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def filled(text: str, *, product: str, order: str) -> str:
    """A text with its places filled in."""
    return text.format(product=product or "order", order=order).strip()


def greeted(body: str, *, name: str, author: str, language: str) -> str:
    """A reply as an agent writes it."""
    hello = f"Hola, {name}:" if language == "es" else f"Hi {name},"
    return f"{hello}\n\n{body.strip()}\n\n{author}"
