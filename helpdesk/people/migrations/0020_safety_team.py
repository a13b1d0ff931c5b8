"""Which team hears at once when somebody was hurt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0019_hand_over")]

    operations = [
        migrations.AddField(
            model_name="team", name="is_safety", field=models.BooleanField(db_default=False, default=False)
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_safety", True)), fields=("is_safety",), name="one_safety_team"
            ),
        ),
    ]
