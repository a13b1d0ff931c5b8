"""What is wrong with a mailbox is kept as an id with its values, and told in the reader's language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outgoing", "0004_due_of_channel")]

    operations = [
        migrations.AddField(
            model_name="mailbox",
            name="fault",
            field=models.CharField(blank=True, db_default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mailbox",
            name="fault_values",
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
    ]
