"""What search keeps: the words of public articles, and what people looked for."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models


class ArticleWord(models.Model):
    """A word that public articles of a language use; typing errors are corrected towards these words only,
    so that a correction never tells a word of an internal article."""

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=40)
    plain = models.CharField("without accents", max_length=80)
    lexeme = models.CharField(max_length=80)
    articles = models.PositiveIntegerField()

    class Meta:
        db_table = "knowledgebase_searchword"
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_row_per_word")]
        indexes = [
            models.Index(fields=["language", "lexeme"], name="word_by_lexeme"),
            GinIndex(OpClass("plain", name="gin_trgm_ops"), name="word_like"),
        ]

    def __str__(self) -> str:
        return self.word


class SearchLog(models.Model):
    """One public search: what was asked, in which language, and how many answers there were."""

    query = models.CharField(max_length=200)
    language = models.CharField(max_length=12)
    results = models.PositiveIntegerField()
    corrected_to = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="search_by_time"),
            models.Index(fields=["-at"], condition=models.Q(results=0), name="search_failed_by_time"),
        ]

    def __str__(self) -> str:
        return self.query
