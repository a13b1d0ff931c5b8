from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("tickets", "0033_message_signature"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="told_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                fields=["told_due_at", "due_at"],
                condition=models.Q(
                    ("awaiting_since__isnull", False),
                    ("status__in", ("new", "open", "waiting", "on_hold")),
                    ("told_due_at__isnull", False),
                ),
                name="ticket_told",
            ),
        ),
    ]
