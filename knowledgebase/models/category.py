"""Topics of the help centre, at most two levels deep, each in one language."""

from django.db import models
from django.urls import reverse

from knowledgebase.languages import CHOICES, DEFAULT


class Category(models.Model):
    """A topic. The same `slug` in two languages names the same topic; `description` is one line."""

    slug = models.SlugField(max_length=120)
    language = models.CharField(max_length=12, choices=CHOICES, default=DEFAULT)
    title = models.CharField(max_length=200)
    description = models.CharField(max_length=300, blank=True, db_default="")
    order = models.PositiveSmallIntegerField(default=0)
    icon = models.CharField(max_length=40, default="book-open")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "slug"], name="one_category_per_slug")]
        ordering = ["language", "order", "title"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("knowledgebase:topic", args=[self.language, self.slug])
