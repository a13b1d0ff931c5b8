"""One breaker for each relay in place of pauses of recipients' domains, and rows for channels other than mail.

The release before goes on working beside this one: its table of pauses and the column with a recipient's domain stay in the
database, where nothing uses them any more. Both go with the next release: DROP TABLE contact_channels_domainpause, and
ALTER TABLE contact_channels_recipient DROP COLUMN domain.
"""

from django.db import migrations, models

BRING_FORWARD = """
UPDATE contact_channels_outgoingmail mail SET next_attempt_at = now()
WHERE state = 'queued' AND next_attempt_at > now() AND send_after <= now() AND EXISTS (
    SELECT 1 FROM contact_channels_recipient recipient
    JOIN contact_channels_domainpause pause ON pause.domain = recipient.domain
    WHERE recipient.mail_id = mail.id AND recipient.state = 'waiting'
)
"""
"""What was put off for a paused domain is due: nobody ends that pause any more."""


class Migration(migrations.Migration):

    dependencies = [
        ('outgoing', '0002_causes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Breaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=20)),
                ('relay', models.CharField(blank=True, max_length=100)),
                ('since', models.DateTimeField()),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('met_by', models.BigIntegerField()),
                ('cause', models.CharField(blank=True, max_length=30)),
                ('answer', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('channel', 'relay'), name='one_breaker_per_relay')],
            },
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='channel',
            field=models.CharField(db_default='email', default='email', max_length=20),
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='relay',
            field=models.CharField(blank=True, db_default='', default='', max_length=100),
        ),
        migrations.RunSQL(BRING_FORWARD, migrations.RunSQL.noop, elidable=True),
        migrations.RemoveIndex(
            model_name='recipient',
            name='recipient_waiting_in_domain',
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE contact_channels_recipient ALTER COLUMN domain SET DEFAULT ''",
                    "ALTER TABLE contact_channels_recipient ALTER COLUMN domain DROP DEFAULT",
                ),
            ],
            state_operations=[
                migrations.RemoveField(
                    model_name='recipient',
                    name='domain',
                ),
                migrations.DeleteModel(
                    name='DomainPause',
                ),
            ],
        ),
    ]
