"""Something that a person has to do for a ticket, by a time, before it may be forgotten."""

from typing import Any

from django.db import models

from helpdesk.tickets.wording.tasks import detail_of, title_of


class Task(models.Model):
    """Something that a person has to do for a ticket.

    `key` makes creation idempotent: the same occasion makes one task. Open while `done_at` is empty.

    One of the product's has a `reason` with `values`, of which its words are made when shown; `title` and `detail` are
    what a person typed.
    """

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=100, unique=True)
    reason = models.CharField(max_length=40, blank=True, db_default="")
    values = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    title = models.CharField(max_length=200, blank=True)
    detail = models.TextField(blank=True)
    assignee = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(done_at__isnull=True), name="task_open_by_due"),
            models.Index(fields=["ticket", "created_at"], name="task_of_ticket"),
        ]

    def __str__(self) -> str:
        return self.title_words

    @property
    def title_words(self) -> str:
        """The title in the reader's language."""
        return title_of(self.reason, self.values) if self.reason else self.title

    @property
    def detail_words(self) -> str:
        """What is said below the title, in the reader's language."""
        return self.detail or detail_of(self.reason, self.values)

    @property
    def for_history(self) -> dict[str, Any] | str:
        """What the ticket's history keeps of the task."""
        return {"reason": self.reason, "values": self.values} if self.reason else self.title
