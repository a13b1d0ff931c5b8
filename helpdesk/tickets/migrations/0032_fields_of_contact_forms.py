"""A contact form says which of the shop's own fields it asks."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("tickets", "0031_ticket_erased_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="contactform",
            name="fields",
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
    ]
