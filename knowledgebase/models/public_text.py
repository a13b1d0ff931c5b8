"""The shop's own words on public pages, a text a language. Without a published one the built-in words stand."""

from django.conf import settings
from django.db import models


class PublicText(models.Model):
    """One text in one language. Customers read revision `version` while it is published; `latest_version` runs ahead
    of it while changes wait.
    """

    key = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    is_published = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    latest_version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="one_public_text_per_language")]

    def __str__(self) -> str:
        return f"{self.key}, {dict(settings.LANGUAGES).get(self.language, self.language)}"

    @property
    def has_changes(self) -> bool:
        """Whether newer words wait to be published."""
        return self.is_published and self.latest_version > self.version


class PublicTextRevision(models.Model):
    """The words of a text at one moment; written once."""

    text = models.ForeignKey(PublicText, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    author = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_public_text_per_number")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.text}, version {self.number}"
