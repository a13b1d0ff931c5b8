"""A reply, and the draft of one, know which saved reply they began with."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tickets', '0025_replies_room'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='begun_with',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='begun_with',
            field=models.BigIntegerField(blank=True, null=True),
        ),
    ]
