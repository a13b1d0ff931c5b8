"""Makes or changes a topic of the help centre."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from knowledgebase.models import Category, MovedTopic
from knowledgebase.services.parts.store import only_keepers_of_topics


def save_category(
    *,
    by: User | None,
    title: str,
    language: str,
    description: str = "",
    order: int = 0,
    icon: str = "book-open",
    parent: Category | None = None,
    category: Category | None = None,
    slug: str = "",
) -> Category:
    """Store a topic. Its address and language stay when it is renamed, so that links keep working.

    A new one takes the address back that led from a topic of old to another one.

    Raises:
        PermissionDenied: `by` may not change topics.
        ValidationError: the address is taken, the parent is no topic of the first level in this language, or it holds
            topics itself.
    """
    only_keepers_of_topics(by)
    title = " ".join(title.split())[:200]
    row = category or Category(language=language, slug=slugify(slug or title)[:120] or "topic")
    if parent and (parent.parent_id or parent.language != row.language or parent.pk == row.pk):
        raise ValidationError({"parent": gettext("Choose a topic of the first level in the same language.")})
    if parent and row.pk and row.children.exists():
        raise ValidationError({"parent": gettext("%(title)s holds topics itself.") % {"title": row.title}})
    with recorded(row, by=by):
        if row._state.adding:
            MovedTopic.objects.filter(language=row.language, slug=row.slug).delete()
        row.title, row.order, row.icon, row.parent = title, order, icon, parent
        row.description = " ".join(description.split())
        row.full_clean()
        row.save()
    return row
