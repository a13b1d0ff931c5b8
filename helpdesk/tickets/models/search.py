"""Documents that search reads, beside the tickets, so that their rows stay small and change cheaply."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchDocument(models.Model):
    """The words of one message; of the ticket itself (number, subject, requester) where there is no message."""

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    message = models.OneToOneField("tickets.Message", null=True, on_delete=models.CASCADE, related_name="+")
    words = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(message=None), name="one_document_of_a_ticket"
            )
        ]
        indexes = [GinIndex(fields=["words"], fastupdate=False, name="search_document_words")]

    def __str__(self) -> str:
        return f"words of {self.message_id or self.ticket_id}"


class SearchWord(models.Model):
    """A word of a name or a subject; typing errors are corrected towards these."""

    word = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word"], name="one_row_per_search_word")]
        indexes = [GinIndex(OpClass("word", name="gin_trgm_ops"), name="search_word_like")]

    def __str__(self) -> str:
        return self.word
