"""A follow-up: who gets in touch with somebody whom we let down, by when, and what came of it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from surveys.models.answer import Answer


class FollowUp(models.Model):
    """What is to be done about one bad answer. It is never given to the agent who was rated, unless a person takes it
    over.

    `changed_from` is the score that made it, where the customer changed that since; `changed_at` is when.
    """

    class State(models.TextChoices):
        OPEN = "open", gettext_lazy("To do")
        CONTACTED = "contacted", gettext_lazy("Contacted")
        WON_BACK = "won_back", gettext_lazy("Won back")
        CLOSED = "closed", gettext_lazy("Closed")

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="follow_up")
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    due_at = models.DateTimeField()
    outcome = models.TextField(blank=True)
    changed_from = models.PositiveSmallIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(state__in=["open", "contacted"]),
                name="follow_up_to_do",
            ),
        ]

    def __str__(self) -> str:
        return f"Follow-up of answer {self.answer_id}"

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.WON_BACK, self.State.CLOSED)


class FollowUpAct(StrEnum):
    """What was done to a follow-up: a new state, or beside it. A value is stored: never change one."""

    OPEN = "open"
    CONTACTED = "contacted"
    WON_BACK = "won_back"
    CLOSED = "closed"
    NOTED = "noted"
    TAKEN = "taken"
    GIVEN = "given"
    SCORE_CHANGED = "score_changed"


ACTS: dict[str, str] = {
    FollowUpAct.OPEN: gettext_noop("to do"),
    FollowUpAct.CONTACTED: gettext_noop("contacted"),
    FollowUpAct.WON_BACK: gettext_noop("won back"),
    FollowUpAct.CLOSED: gettext_noop("closed"),
    FollowUpAct.NOTED: gettext_noop("noted"),
    FollowUpAct.TAKEN: gettext_noop("took it"),
    FollowUpAct.GIVEN: gettext_noop("gave it to %(name)s"),
    FollowUpAct.SCORE_CHANGED: gettext_noop("changed the score from %(old)s to %(new)s"),
}


class FollowUpEntry(models.Model):
    """One line of the contact log: a `FollowUpAct`, with what its words name. Lines are added, never edited."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="entries")
    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(max_length=200)
    what = models.CharField(max_length=80)
    values = models.JSONField(default=dict, blank=True)
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = gettext_lazy("follow-up entries")

    def __str__(self) -> str:
        return f"{self.what} by {self.author}"

    @property
    def words(self) -> str:
        """What was done, after the name of who did it. Entries from before hold the words."""
        known = gettext(ACTS.get(self.what, self.what))
        return known % self.values if self.values else known
