from typing import Any

from django.db import migrations, models


def make_the_one_row(apps: Any, schema_editor: Any) -> None:
    """There is always one row of settings."""
    apps.get_model("today", "SweepSettings").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SweepSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("limits", models.JSONField(blank=True, default=dict)),
                ("is_told", models.BooleanField(default=True)),
                ("tell_at", models.PositiveSmallIntegerField(default=480)),
                ("told_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.RunPython(make_the_one_row, migrations.RunPython.noop, elidable=False),
    ]
