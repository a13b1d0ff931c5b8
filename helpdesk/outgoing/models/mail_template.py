"""The words of the mails that the system sends by itself, where a manager has changed them."""

from django.db import models


class MailTemplate(models.Model):
    """One text in one language, in place of the built-in one. `key` names it in the registry of mail texts; subject
    and body hold placeholders such as `{{ticket.number}}`, which are filled in and never executed."""

    key = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        db_table = "contact_channels_mailtemplate"
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="one_text_per_language")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
