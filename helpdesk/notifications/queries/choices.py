"""Reads how people want to be told."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from helpdesk.notifications.kinds import Way
from helpdesk.notifications.models import NoticeChoices
from helpdesk.people.models import User


def choices_of(user: User) -> NoticeChoices:
    """What somebody chose, or a row that is not stored where they chose nothing."""
    return NoticeChoices.objects.filter(user=user).first() or NoticeChoices(user=user)


def choices_by_person(people: Iterable[User]) -> dict[int, NoticeChoices]:
    """The same of several, by the key of the person: one statement, and none for those read with `notice_choices`."""
    wanted = list(people)
    prefetch_related_objects(wanted, "notice_choices")
    return {person.pk: getattr(person, "notice_choices", None) or NoticeChoices(user=person) for person in wanted}


def who_asked_for(kind: str) -> list[int]:
    """Keys of those who chose to be told of a kind that nobody is told of otherwise."""
    told = [way.value for way in Way if way != Way.OFF]
    return list(NoticeChoices.objects.filter(**{f"ways__{kind}__in": told}).values_list("user_id", flat=True))
