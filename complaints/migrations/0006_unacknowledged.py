from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0005_legal_hold")]

    operations = [
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None), ("closed_at", None)),
                fields=["received_at"],
                name="complaint_unacknowledged",
            ),
        ),
    ]
