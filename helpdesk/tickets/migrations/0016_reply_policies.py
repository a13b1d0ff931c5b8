import django.db.models.deletion
import helpdesk.tickets.models.reply_policy
from django.db import migrations, models

USUAL = {'urgent': 60, 'high': 240, 'normal': 480, 'low': 960}


def promise_as_before(apps, schema_editor):
    """One policy for all tickets, with the figures that were in the code."""
    policies = apps.get_model('tickets', 'ReplyPolicy').objects
    policies.create(name='All tickets', position=100, first_reply=USUAL, next_reply=USUAL)


class Migration(migrations.Migration):

    dependencies = [
        ('calendars', '0001_initial'),
        ('tickets', '0015_channels_by_table'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ticket',
            name='due_kind',
            field=models.CharField(blank=True, choices=[('', 'Nothing due'), ('first_reply', 'First reply'), ('next_reply', 'Next reply'), ('resolution', 'Resolution')], default='', max_length=11),
        ),
        migrations.CreateModel(
            name='ReplyPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('conditions', models.JSONField(default=helpdesk.tickets.models.reply_policy.every_ticket)),
                ('first_reply', models.JSONField(blank=True, default=dict)),
                ('next_reply', models.JSONField(blank=True, default=dict)),
                ('resolution', models.JSONField(blank=True, default=dict)),
                ('is_active', models.BooleanField(default=True)),
                ('calendar', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='calendars.calendar')),
            ],
            options={
                'verbose_name_plural': 'reply policies',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.RunPython(promise_as_before, migrations.RunPython.noop),
    ]
