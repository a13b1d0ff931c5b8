"""Mail that comes in has a room of its own. Its tables keep their names, so that the release before goes on using them."""

from django.conf import settings
from django.db import migrations, models
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contact_channels', '0010_unreadable_mail_events'),
        ('outgoing', '0001_initial'),
        ('tickets', '0014_customers_room'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='ImapAccount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('host', models.CharField(max_length=253)),
                        ('port', models.PositiveIntegerField(default=993)),
                        ('security', models.CharField(choices=[('tls', 'TLS (usually port 993)'), ('starttls', 'STARTTLS (usually port 143)'), ('none', 'None: only inside your own network')], default='tls', max_length=8)),
                        ('username', models.CharField(max_length=320)),
                        ('secret', models.TextField(blank=True)),
                        ('token_command', models.CharField(blank=True, max_length=60)),
                        ('folder', models.CharField(default='INBOX', max_length=200)),
                        ('after_fetch', models.CharField(choices=[('leave', 'Leave it where it is'), ('move', 'Move it to a folder'), ('delete', 'Delete it')], default='leave', max_length=6)),
                        ('move_to', models.CharField(blank=True, max_length=200)),
                        ('fetch_since', models.DateTimeField(blank=True, null=True)),
                        ('uid_validity', models.BigIntegerField(blank=True, null=True)),
                        ('last_uid', models.BigIntegerField(default=0)),
                        ('failures', models.PositiveIntegerField(default=0)),
                        ('next_poll_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'db_table': 'contact_channels_imapaccount',
                    },
                ),
                migrations.CreateModel(
                    name='MissingAncestor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('identifier', models.CharField(max_length=510)),
                        ('written_at', models.DateTimeField()),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'db_table': 'contact_channels_missingancestor',
                    },
                ),
                migrations.CreateModel(
                    name='RawMail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('content', models.BinaryField()),
                        ('size', models.PositiveIntegerField()),
                        ('sha256', models.CharField(max_length=64)),
                        ('identity', models.CharField(blank=True, max_length=64)),
                        ('source', models.CharField(max_length=20)),
                        ('received_at', models.DateTimeField()),
                        ('outcome', models.CharField(choices=[('received', 'Being read'), ('created', 'New ticket'), ('appended', 'Added to a ticket'), ('ignored', 'Already here'), ('quarantined', 'Set aside'), ('discarded', 'Thrown away')], default='received', max_length=11)),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('guard', models.CharField(blank=True, max_length=40)),
                        ('sender', models.CharField(blank=True, max_length=320)),
                        ('subject', models.CharField(blank=True, max_length=500)),
                        ('door_key', models.CharField(blank=True, max_length=100)),
                        ('envelope_from', models.CharField(blank=True, max_length=320)),
                        ('envelope_to', models.JSONField(blank=True, default=list)),
                        ('decisions', models.JSONField(blank=True, default=list)),
                        ('handled_at', models.DateTimeField(blank=True, null=True)),
                        ('content_removed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'db_table': 'contact_channels_rawmail',
                    },
                ),
                migrations.AddField(
                    model_name='imapaccount',
                    name='mailbox',
                    field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imap', to='outgoing.mailbox'),
                ),
                migrations.AddField(
                    model_name='missingancestor',
                    name='message',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.message'),
                ),
                migrations.AddField(
                    model_name='missingancestor',
                    name='ticket',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.ticket'),
                ),
                migrations.AddField(
                    model_name='rawmail',
                    name='handled_by',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddField(
                    model_name='rawmail',
                    name='mailbox',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='outgoing.mailbox'),
                ),
                migrations.AddField(
                    model_name='rawmail',
                    name='message',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='tickets.message'),
                ),
                migrations.AddField(
                    model_name='rawmail',
                    name='ticket',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='tickets.ticket'),
                ),
                migrations.AddIndex(
                    model_name='missingancestor',
                    index=models.Index(fields=['created_at'], name='missing_ancestor_by_time'),
                ),
                migrations.AddConstraint(
                    model_name='missingancestor',
                    constraint=models.UniqueConstraint(fields=('identifier', 'message'), name='one_wait_per_message'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('outcome', 'received')), fields=['received_at'], name='raw_mail_to_be_read'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('outcome', 'quarantined')), fields=['-received_at', '-id'], name='raw_mail_quarantined'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('outcome', 'discarded')), fields=['-received_at', '-id'], name='raw_mail_discarded'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('outcome__in', ['quarantined', 'discarded'])), fields=['outcome', 'guard', '-received_at', '-id'], name='raw_mail_aside_by_guard'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('outcome__in', ['quarantined', 'discarded'])), fields=['outcome', 'source', '-received_at', '-id'], name='raw_mail_aside_by_door'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('handled_at__isnull', False)), fields=['-received_at', '-id'], name='raw_mail_handled'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('sender'), 'gin_trgm_ops'), django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('subject'), 'gin_trgm_ops'), condition=models.Q(('outcome__in', ['quarantined', 'discarded'])), name='raw_mail_aside_words'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(fields=['message'], name='raw_mail_of_message'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(fields=['mailbox', '-received_at'], name='raw_mail_of_mailbox'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(fields=['sender', 'received_at'], name='raw_mail_of_sender'),
                ),
                migrations.AddIndex(
                    model_name='rawmail',
                    index=models.Index(condition=models.Q(('content_removed_at__isnull', True)), fields=['received_at'], name='raw_mail_with_content'),
                ),
                migrations.AddConstraint(
                    model_name='rawmail',
                    constraint=models.UniqueConstraint(condition=models.Q(('outcome__in', ['created', 'appended', 'quarantined', 'discarded']), models.Q(('identity', ''), _negated=True)), fields=('identity',), name='one_effect_per_message'),
                ),
                migrations.AddConstraint(
                    model_name='rawmail',
                    constraint=models.UniqueConstraint(condition=models.Q(('door_key', ''), _negated=True), fields=('mailbox', 'door_key'), name='one_row_per_door_key'),
                ),
            ],
        ),
    ]
