"""What somebody can do, by which work finds them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower

MOST_LEVEL = 3


class Skill(models.Model):
    """A skill of a colleague, as whoever may change staff has judged it: level 1 to 3.

    `name` is the shop's own word; of a language (`is_language`) it is the code, such as "de". A skill is there while
    somebody has it.
    """

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(max_length=60)
    level = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_LEVEL)]
    )
    is_language = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("user", "is_language", Lower("name"), name="one_skill_of_a_name")]
        ordering = ["is_language", "name"]

    def __str__(self) -> str:
        return f"{self.name} {self.level}"
