"""Says what somebody can do and how much they take on, by which rules give them work."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import Skill, User
from helpdesk.people.models.skill import MOST_LEVEL
from helpdesk.people.services.staff import bounds

MOST_SKILLS, MOST_OPEN = 40, 1000


class SkillLevel(NamedTuple):
    """A skill by its name, or a language by its code, with a level from 1 to 3."""

    name: str
    level: int
    is_language: bool = False

    @property
    def key(self) -> tuple[bool, str]:
        """What is one skill, however it is written."""
        return self.is_language, self.name.casefold()


def set_working(*, person: User, by: User | None, skills: Iterable[SkillLevel], most_open: int | None) -> User:
    """Store all skills of a colleague and the most open tickets that rules give them (None: as many as come).

    Raises:
        ValidationError: the person is above `by`; a skill is there twice or has no such level; there are too many.
    """
    wanted = [one._replace(name=" ".join(one.name.split())) for one in skills]
    _check(wanted, most_open)
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if by is not None and row.pk != by.pk:
            bounds.check_reach(row, by)
        with recorded(row, by=by):
            row.most_open = most_open
            row.save(update_fields=["most_open"])
            row.skills.all().delete()
            Skill.objects.bulk_create([Skill(user=row, **one._asdict()) for one in wanted])
    return row


def _check(wanted: list[SkillLevel], most_open: int | None) -> None:
    if len({one.key for one in wanted}) < len(wanted):
        raise ValidationError({"skills": gettext("A skill is there twice.")})
    if len(wanted) > MOST_SKILLS:
        raise ValidationError({"skills": gettext("At most %(count)s skills.") % {"count": MOST_SKILLS}})
    if not all(1 <= one.level <= MOST_LEVEL and 0 < len(one.name) <= 60 for one in wanted):
        raise ValidationError({"skills": gettext("A skill has a name of at most 60 characters, and a level.")})
    if most_open is not None and not 1 <= most_open <= MOST_OPEN:
        raise ValidationError({"most_open": gettext("Choose from 1 to %(count)s.") % {"count": MOST_OPEN}})
