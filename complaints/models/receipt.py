"""The receipt: the customer's proof that we have a complaint."""

from django.db import models

from complaints.models.complaint import Complaint


class Receipt(models.Model):
    """What was handed in, when, by which way, who took it and by when we answer. The database refuses to change a row.

    `received_at` is when the customer's words came in, `issued_at` when they were recorded as a complaint, `answer_by`
    what we promised once the rules had placed it; `time_zone` is the customer's. Fingerprints are SHA-256:
    `text_sha256` of the words in UTF-8, and in `files` one object per attachment (`name`, `size` in bytes, `sha256`).
    """

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="receipt")
    reference = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    issued_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64)
    channel = models.CharField(max_length=40)
    received_by = models.CharField(max_length=200)
    text_sha256 = models.CharField(max_length=64)
    files = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Receipt of complaint #{self.reference}"
