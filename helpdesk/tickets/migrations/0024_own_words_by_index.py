"""Find the shop's own words by an index, whatever their case."""

from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("tickets", "0023_tasks_with_reasons")]

    operations = [
        migrations.RemoveIndex(model_name="ownvalue", name="own_value_by_text"),
        migrations.AddIndex(
            model_name="ownvalue",
            index=models.Index(
                models.F("field"),
                Upper("text"),
                models.F("ticket"),
                condition=models.Q(text__isnull=False),
                name="own_value_by_words",
            ),
        ),
    ]
