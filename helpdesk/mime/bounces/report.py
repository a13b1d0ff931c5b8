"""Holds what a report says of each recipient, whatever form it has."""

from dataclasses import dataclass
from enum import Enum


class BounceAction(Enum):
    """What became of a mail for one recipient (RFC 3464, 2.3.3); `relayed` and `expanded` are of the other ones."""

    FAILED = "failed"
    DELAYED = "delayed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BounceReport:
    """One recipient's fate. `addresses` are the names that the report has for them: as we wrote it, and as their
    server knows it; none when it names nobody. `reason` is what the last server said, empty when it gave none."""

    addresses: tuple[str, ...]
    action: BounceAction
    reason: str
