"""Counts how often saved replies were used, and how often they left as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from helpdesk.replies.models import SavedReplyUse
from helpdesk.stats.intervals import wilson
from helpdesk.tickets.models import DeliveryState

UNEDITED = 0.9
"""From which similarity on a reply counts as sent unedited."""
LEFT = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.FAILED)


@dataclass(frozen=True)
class UseCount:
    """How many replies that began with a saved one left, and how many of them unedited."""

    left: int = 0
    unedited: int = 0

    @property
    def share(self) -> float | None:
        return self.unedited / self.left if self.left else None

    @property
    def likely(self) -> tuple[float, float] | None:
        """Between which shares the true one lies, with 95 % (Wilson): of few replies that is wide."""
        return wilson(self.unedited, self.left)


def use_counts(keys: Sequence[int]) -> Mapping[int, UseCount]:
    """The counts of these saved replies, by their keys; those that were never used are left out."""
    uses = SavedReplyUse.objects.filter(saved_reply__in=keys, message__delivery__in=LEFT)
    counted = uses.values("saved_reply").annotate(
        left=Count("pk"), unedited=Count("pk", filter=Q(similarity__gte=UNEDITED))
    )
    return {row["saved_reply"]: UseCount(row["left"], row["unedited"]) for row in counted}
