"""Answers: what people told us, to our own invitation or in a file from elsewhere."""

from django.db import models
from django.db.models import Q

from surveys.kinds import KEY_LENGTH, Scale, choices, kind_of
from surveys.kinds.scale import HIGHEST, LOWEST

COMMENT_LENGTH = 5000


class ImportBatch(models.Model):
    """Answers from a file, kept apart from our own. The same file under the same name is read once.

    `refused` counts rows per value outside the scale; `blank` counts rows without a value.
    """

    name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=KEY_LENGTH, choices=choices)
    column = models.CharField(max_length=200)
    group_column = models.CharField(max_length=200, blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    accepted = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file_name", "sha256", "kind", "column"], name="one_import_per_file")
        ]
        ordering = ["-imported_at", "-id"]

    def __str__(self) -> str:
        return self.name


class Answer(models.Model):
    """One score with the circumstances as they were when it was given.

    `flagged_quick` marks a score that came within two seconds of the mail's hand-off: probably a machine's.
    """

    invitation = models.OneToOneField(
        "surveys.Invitation", null=True, blank=True, on_delete=models.CASCADE, related_name="answer"
    )
    batch = models.ForeignKey(ImportBatch, null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=KEY_LENGTH, choices=choices)
    score = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list, blank=True)
    comment = models.TextField(max_length=COMMENT_LENGTH, blank=True)
    may_contact = models.BooleanField(default=False)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agent = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    product = models.ForeignKey("customers.Product", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    channel = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=12, blank=True)
    group = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    flagged_quick = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation__isnull=False, batch__isnull=True)
                | Q(invitation__isnull=True, batch__isnull=False),
                name="answer_has_one_source",
            ),
            # Which scores a kind has is told by its entry, and checked by the services that store answers.
            models.CheckConstraint(condition=Q(score__range=(LOWEST, HIGHEST)), name="score_is_on_a_scale"),
        ]
        indexes = [
            models.Index(fields=["kind", "-answered_at", "-id"], name="answer_by_time"),
            models.Index(fields=["kind", "-answered_at", "-id"], condition=~Q(comment=""), name="answer_with_comment"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.score}"

    @property
    def scale(self) -> Scale:
        return kind_of(self.kind).scale

    @property
    def tone(self) -> str:
        """The part of the scale that the score is in: `bad`, `middle` or `good`."""
        return self.scale.group(self.score)
