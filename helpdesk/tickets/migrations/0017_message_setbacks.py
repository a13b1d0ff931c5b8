"""Why a reply has not reached somebody, as codes. What the release before wrote as a text stays readable beside them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tickets', '0016_reply_policies'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='setbacks',
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
    ]
