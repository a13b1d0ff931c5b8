"""Moves a topic one place among those beside it."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from knowledgebase.models import Category
from knowledgebase.services.parts.store import only_keepers_of_topics


def move_topic(*, category: Category, up: bool, by: User | None) -> bool:
    """Change places with the topic above or below, within the same one and language; False when there is none.

    Raises:
        PermissionDenied: `by` may not change topics.
    """
    only_keepers_of_topics(by)
    with transaction.atomic():
        beside = Category.objects.filter(language=category.language, parent=category.parent_id)
        order = list(beside.select_for_update(no_key=True))
        place = next(index for index, row in enumerate(order) if row.pk == category.pk)
        target = place - 1 if up else place + 1
        if not 0 <= target < len(order):
            return False
        _number(order)
        with recorded(category, by=by):
            order[place], order[target] = order[target], order[place]
            _number(order)
    return True


def _number(topics: list[Category]) -> None:
    """Give topics their places as they stand; before one moves, so that the audit log tells of its move alone."""
    for position, row in enumerate(topics, 1):
        row.order = position
    Category.objects.bulk_update(topics, ["order"])
