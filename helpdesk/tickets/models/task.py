"""Something that a person has to do for a ticket, by a time, before it may be forgotten."""

from django.db import models


class Task(models.Model):
    """`key` makes creation idempotent: the same reason makes one task. Open while `done_at` is empty."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
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
        return self.title
