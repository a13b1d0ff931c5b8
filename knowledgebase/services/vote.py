"""Stores whether an article helped its reader."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext

from helpdesk.web.words.card_numbers import masked
from knowledgebase.models import Article, ArticleVote, VoteReason
from knowledgebase.queries.feedback import voter_of

MAX_COMMENT = 2_000


@transaction.atomic
def vote(*, article: Article, session_key: str, helpful: bool, reason: str = "", comment: str = "") -> ArticleVote:
    """Store one vote per session and version; voting again changes it. A reason belongs to "no" only.

    Raises:
        ValidationError: an unknown reason.
    """
    if reason and reason not in VoteReason.values:
        raise ValidationError({"reason": gettext("Choose one of the reasons.")})
    row = Article.objects.select_for_update(no_key=True).only("pk", "version").get(pk=article.pk)
    revision = row.revisions.only("pk").get(number=row.version)
    given, _ = ArticleVote.objects.update_or_create(
        revision=revision,
        voter=voter_of(session_key),
        defaults={
            "helpful": helpful,
            "reason": "" if helpful else reason,
            "comment": masked(comment.replace("\x00", "")).strip()[:MAX_COMMENT],
        },
    )
    counts = revision.votes.aggregate(votes=Count("pk"), helpful_votes=Count("pk", filter=Q(helpful=True)))
    Article.objects.filter(pk=row.pk).update(**counts)
    return given
