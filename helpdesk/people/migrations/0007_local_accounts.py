"""Accounts for one machine alone say so themselves; those of a demo that is here already are marked."""

from django.db import migrations, models

CUSTOMERS = ("meg.odowd@example.org", "tomasz.wilk@example.org")


def mark(apps, schema_editor):
    # The shop of the demo; its domain is one of RFC 2606 and belongs to nobody.
    users = apps.get_model("people", "User").objects
    users.filter(models.Q(email__endswith="@harborpine.example") | models.Q(email__in=CUSTOMERS)).update(is_local=True)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_customers_room'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='is_local',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
