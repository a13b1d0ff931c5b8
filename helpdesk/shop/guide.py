"""The guide through the first steps: what a new shop does next, told on the inbox until all is done or it is put away.

A room registers its steps from its `apps.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from helpdesk.shop.known import kept
from helpdesk.web.frame.navigation import resolve


@dataclass(frozen=True)
class GuideStep:
    """One step: what to do, why, where, and whether it is done. Words are marked for translation."""

    label: str
    why: str
    url_name: str
    is_done: Callable[[], bool]
    order: int


@dataclass(frozen=True)
class GuideLine:
    """A step as a page shows it."""

    label: str
    why: str
    url: str
    is_done: bool


@dataclass(frozen=True)
class GuideProgress:
    """All steps, and how many are done."""

    lines: Sequence[GuideLine]

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.lines)

    @property
    def is_over(self) -> bool:
        return self.done == len(self.lines)


_steps: dict[str, GuideStep] = {}


def register(step: GuideStep) -> None:
    """Register a step."""
    _steps[step.url_name] = step


def progress() -> GuideProgress | None:
    """How far the shop is; None where nobody began the guide, or it ended. Then it costs no statement."""
    shop = kept.current()
    if shop.guide_began_at is None or shop.guide_ended_at is not None:
        return None
    steps = sorted(_steps.values(), key=lambda step: step.order)
    return GuideProgress(
        [
            GuideLine(gettext(step.label), gettext(step.why), url, step.is_done())
            for step in steps
            if (url := resolve(step.url_name))
        ]
    )
