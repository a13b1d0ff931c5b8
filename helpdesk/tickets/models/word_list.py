"""Lists of words that conditions name: written once, asked for in many."""

from django.db import models
from django.db.models.functions import Lower


class WordList(models.Model):
    """Words and phrases under one name, as conditions take them: `refund*` also finds "refunds".

    One that is not `is_active` was put away: no condition can name it, and it can be brought back.
    """

    name = models.CharField(max_length=120)
    words = models.JSONField(default=list)
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_word_list_per_name")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
