"""The levels that a shop begins with: whose ticket it is hears at 80 % of the time, the leads at the due time."""

from django.db import migrations

FIRST = ((80, "owner"), (100, "leads"))


def make(apps, schema_editor):
    level = apps.get_model("escalation", "EscalationLevel")
    if not level.objects.exists():
        level.objects.bulk_create(level(percent=percent, tells=tells) for percent, tells in FIRST)


class Migration(migrations.Migration):
    dependencies = [("escalation", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
