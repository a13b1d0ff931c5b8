from django.db import models
from django.utils.translation import gettext_lazy

from knowledgebase.models.revision import ArticleRevision


class VoteReason(models.TextChoices):
    DID_NOT_WORK = "did_not_work", gettext_lazy("It did not work")
    UNCLEAR = "unclear", gettext_lazy("Steps are unclear")
    NOT_MINE = "not_mine", gettext_lazy("Not my product")
    OTHER = "other", gettext_lazy("Other")


class ArticleVote(models.Model):
    """One reader's answer to "Did this solve your problem?", for the version that they read."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="votes")
    voter = models.CharField("keyed hash of the session", max_length=64)
    helpful = models.BooleanField()
    reason = models.CharField(max_length=12, choices=VoteReason, blank=True)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "voter"], name="one_vote_per_session_and_version")]

    def __str__(self) -> str:
        return "helpful" if self.helpful else self.get_reason_display() or "not helpful"
