from django.db import migrations, models


class Migration(migrations.Migration):
    """A reason is an id, with values for its sentence beside it."""

    dependencies = [
        ('intake', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='rawmail',
            name='reason_values',
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
    ]
