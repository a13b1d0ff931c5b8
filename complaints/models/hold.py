"""A legal hold: what a complaint says may not be erased before a day."""

from django.db import models

from complaints.models.complaint import Complaint


class LegalHold(models.Model):
    """Keeps the words of a complaint's ticket, whoever asks for an erasure and whatever retention says, up to and with
    `until`."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="hold")
    until = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["until"], name="hold_by_day")]

    def __str__(self) -> str:
        return f"hold of complaint {self.complaint_id} until {self.until}"
