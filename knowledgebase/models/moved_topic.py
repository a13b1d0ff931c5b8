"""Addresses of topics that are gone, and where they lead."""

from django.db import models

from knowledgebase.languages import CHOICES


class MovedTopic(models.Model):
    """The address of a topic that was merged or removed. Without a topic to go `to` it leads to the first page."""

    language = models.CharField(max_length=12, choices=CHOICES)
    slug = models.SlugField(max_length=120)
    to = models.ForeignKey(
        "knowledgebase.Category", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved_here"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="one_move_per_topic_address")]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"
