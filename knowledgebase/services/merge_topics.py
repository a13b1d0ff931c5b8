"""Makes one topic of two, or removes one that holds nothing. Old addresses lead on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record, recorded
from helpdesk.people.models import User
from knowledgebase.audited import MERGED
from knowledgebase.models import Article, Category, MovedTopic
from knowledgebase.services.parts.store import only_keepers_of_topics
from knowledgebase.services.save_category import save_category


def merge_topics(*, category: Category, into: Category, by: User | None) -> Category:
    """Give all articles of a topic, drafts too, and the topics within it to another one, and remove it for good.

    Raises:
        PermissionDenied: `by` may not change topics.
        ValidationError: the two are one, in two languages, or topics would come to stand three levels deep.
    """
    only_keepers_of_topics(by)
    with transaction.atomic():
        rows = {row.pk: row for row in _locked(category, into)}
        if len(rows) < 2:
            raise ValidationError({"into": gettext("Choose another topic.")})
        old, kept = rows[category.pk], rows[into.pk]
        _check(old, kept)
        if kept.parent_id == old.pk:
            _put_within(kept, None, by)
        for child in old.children.all():
            _put_within(child, kept, by)
        Article.objects.filter(category=old).update(category=kept)
        _lead_on(old, kept)
        record(MERGED, by=by, thing=old, changes={"title": (old.title, kept.title)})
        old.delete()
    return kept


def remove_topic(*, category: Category, by: User | None) -> None:
    """Remove a topic that holds nothing; its address leads to the topic above it, else to the first page.

    Raises:
        PermissionDenied: `by` may not change topics.
        ValidationError: an article, a draft maybe, or a topic stands in it.
    """
    only_keepers_of_topics(by)
    with recorded(category, by=by):
        (old,) = _locked(category)
        if Article.objects.filter(category=old).exists() or old.children.exists():
            raise ValidationError(
                gettext("%(title)s is not empty: merge it into another topic.") % {"title": old.title}
            )
        _lead_on(old, old.parent)
        old.delete()


def _locked(*topics: Category) -> list[Category]:
    # A topic is deleted here: whoever puts an article into it meanwhile has to wait.
    keys = [topic.pk for topic in topics]
    return list(Category.objects.select_for_update(no_key=False).filter(pk__in=keys).order_by("pk"))


def _check(old: Category, kept: Category) -> None:
    if old.language != kept.language:
        raise ValidationError({"into": gettext("Choose a topic in the same language.")})
    if kept.parent_id not in (None, old.pk) and old.children.exists():
        words = gettext("%(title)s holds topics: merge it into one of the first level.")
        raise ValidationError({"into": words % {"title": old.title}})


def _put_within(topic: Category, parent: Category | None, by: User | None) -> None:
    kept = {name: getattr(topic, name) for name in ("title", "description", "language", "order", "icon")}
    save_category(by=by, category=topic, parent=parent, **kept)


def _lead_on(old: Category, to: Category | None) -> None:
    MovedTopic.objects.filter(to=old).update(to=to)
    MovedTopic.objects.update_or_create(language=old.language, slug=old.slug, defaults={"to": to})
