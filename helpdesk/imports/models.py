"""Files that were imported, line by line."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy

KEPT = dt.timedelta(days=30)
"""For how long an import can be taken back, and for how long a file waits that was never imported."""


class ImportBatch(models.Model):
    """One CSV file: its columns as somebody mapped them, how far the work on it is, and what became of its lines.

    `columns` has by what we store the name of the file's column, `options` how dates and amounts are written and what
    filled fields do. `done` counts the lines that the work at hand is through with. `content` and the lines are kept
    for as long as the import can be taken back; the counts stay.
    """

    class Kind(models.TextChoices):
        CUSTOMERS = "customers", gettext_lazy("Customers")
        ORDERS = "orders", gettext_lazy("Orders")

    class State(models.TextChoices):
        MAPPING = "mapping", gettext_lazy("Columns to be told")
        CHECKING = "checking", gettext_lazy("Being checked")
        CHECKED = "checked", gettext_lazy("Checked, nothing stored yet")
        IMPORTING = "importing", gettext_lazy("Being imported")
        IMPORTED = "imported", gettext_lazy("Imported")
        UNDOING = "undoing", gettext_lazy("Being taken back")
        UNDONE = "undone", gettext_lazy("Taken back")

    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.MAPPING)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    columns = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(state__in=["checking", "importing", "undoing"]),
                name="import_with_work_to_do",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportLine(models.Model):
    """One line of a file: its cells as they were read, and what it does or did.

    `cells` holds by column of ours what the line says, in its normal form. `changes` tells by the same keys what was
    and what is; `made` names the rows that this line made, `touched` those that it is about, by their kind.
    `reasons` are codes with values: why it was refused, or why it could not be taken back.
    """

    class Outcome(models.TextChoices):
        MADE = "made", gettext_lazy("New")
        CHANGED = "changed", gettext_lazy("Changed")
        SAME = "same", gettext_lazy("Nothing to do")
        REFUSED = "refused", gettext_lazy("Refused")

    class Step(models.TextChoices):
        PLANNED = "planned", gettext_lazy("Planned")
        DONE = "done", gettext_lazy("Done")
        UNDONE = "undone", gettext_lazy("Taken back")
        KEPT = "kept", gettext_lazy("Stays")

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=320)
    cells = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=Outcome)
    step = models.CharField(max_length=10, choices=Step, default=Step.PLANNED)
    reasons = models.JSONField(default=list)
    changes = models.JSONField(default=dict)
    made = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["batch", "outcome", "number"], name="import_lines_by_outcome"),
            models.Index(fields=["batch", "step", "number"], name="import_lines_by_step"),
        ]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_line_of_a_number")]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.number}"
