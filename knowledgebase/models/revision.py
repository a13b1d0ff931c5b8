from django.db import models

from knowledgebase.models.article import Article


class ArticleRevision(models.Model):
    """The words of an article at one moment. Written once: a trigger refuses every change."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    keywords = models.CharField(max_length=500, blank=True)
    body = models.TextField()
    author = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_revision_per_number")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"
