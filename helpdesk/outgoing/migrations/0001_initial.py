"""Mail that leaves has a room of its own. Its tables keep their names, so that the release before goes on using them."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contact_channels', '0010_unreadable_mail_events'),
        ('people', '0006_customers_room'),
        ('tickets', '0014_customers_room'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='DomainPause',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('domain', models.CharField(max_length=255, unique=True)),
                        ('since', models.DateTimeField()),
                        ('until', models.DateTimeField()),
                        ('failures', models.PositiveIntegerField(default=1)),
                        ('answer', models.TextField(blank=True)),
                    ],
                    options={
                        'db_table': 'contact_channels_domainpause',
                    },
                ),
                migrations.CreateModel(
                    name='OutgoingMail',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('internet_message_id', models.CharField(max_length=250, unique=True)),
                        ('key', models.CharField(blank=True, max_length=100, null=True, unique=True)),
                        ('kind', models.CharField(choices=[('reply', 'Reply'), ('acknowledgement', 'Acknowledgement'), ('survey', 'Survey'), ('system', 'Notice')], max_length=15)),
                        ('mail_from', models.CharField(max_length=320)),
                        ('from_name', models.CharField(blank=True, max_length=200)),
                        ('recipient', models.CharField(max_length=320)),
                        ('to', models.JSONField()),
                        ('cc', models.JSONField(blank=True, default=list)),
                        ('bcc', models.JSONField(blank=True, default=list)),
                        ('subject', models.CharField(max_length=1000)),
                        ('headers', models.JSONField(blank=True, default=dict)),
                        ('text', models.TextField()),
                        ('html', models.TextField(blank=True)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                        ('send_after', models.DateTimeField()),
                        ('state', models.CharField(choices=[('queued', 'Waiting'), ('sending', 'On its way'), ('sent', 'Sent'), ('failed', 'Not delivered'), ('cancelled', 'Taken back')], default='queued', max_length=9)),
                        ('attempts', models.PositiveIntegerField(default=0)),
                        ('next_attempt_at', models.DateTimeField()),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('last_answer', models.TextField(blank=True)),
                        ('provider_id', models.CharField(blank=True, max_length=250)),
                        ('message', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.message')),
                        ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.ticket')),
                    ],
                    options={
                        'db_table': 'contact_channels_outgoingmail',
                    },
                ),
                migrations.CreateModel(
                    name='MailEvent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('provider', models.CharField(max_length=30)),
                        ('key', models.CharField(max_length=64, unique=True)),
                        ('kind', models.CharField(max_length=20)),
                        ('recipient', models.CharField(blank=True, max_length=320)),
                        ('names', models.JSONField(blank=True, default=list)),
                        ('reason', models.CharField(blank=True, max_length=500)),
                        ('received_at', models.DateTimeField()),
                        ('next_try_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('unknown', 'About no mail of ours'), ('unreadable', 'Not readable')], default='waiting', max_length=10)),
                        ('mail', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='outgoing.outgoingmail')),
                    ],
                    options={
                        'db_table': 'contact_channels_mailevent',
                    },
                ),
                migrations.CreateModel(
                    name='Recipient',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('address', models.CharField(max_length=320)),
                        ('domain', models.CharField(max_length=255)),
                        ('role', models.CharField(choices=[('to', 'To'), ('cc', 'Copy'), ('bcc', 'Blind copy')], max_length=3)),
                        ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Not delivered'), ('bounced', 'Came back')], default='waiting', max_length=7)),
                        ('attempts', models.PositiveIntegerField(default=0)),
                        ('answer', models.TextField(blank=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('provider_id', models.CharField(blank=True, max_length=250)),
                        ('mail', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='outgoing.outgoingmail')),
                    ],
                    options={
                        'db_table': 'contact_channels_recipient',
                    },
                ),
                migrations.CreateModel(
                    name='Mailbox',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('address', models.EmailField(max_length=254)),
                        ('name', models.CharField(blank=True, max_length=100)),
                        ('is_default', models.BooleanField(default=False)),
                        ('plus_addressing', models.BooleanField(default=False)),
                        ('takes_reply_to', models.BooleanField(db_default=False, default=False)),
                        ('is_active', models.BooleanField(default=True)),
                        ('door', models.CharField(choices=[('handed', 'Our mail server hands it over'), ('imap', 'We fetch it by IMAP'), ('provider', 'A mail provider posts it')], default='handed', max_length=8)),
                        ('inbound_key', models.CharField(blank=True, max_length=64)),
                        ('inbound_key_made_at', models.DateTimeField(blank=True, null=True)),
                        ('last_success_at', models.DateTimeField(blank=True, null=True)),
                        ('last_error', models.TextField(blank=True)),
                        ('last_error_at', models.DateTimeField(blank=True, null=True)),
                        ('last_received_at', models.DateTimeField(blank=True, null=True)),
                        ('lag_seconds', models.PositiveIntegerField(blank=True, null=True)),
                        ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.team')),
                    ],
                    options={
                        'verbose_name_plural': 'mailboxes',
                        'db_table': 'contact_channels_mailbox',
                        'ordering': ['-is_default', 'address'],
                        'indexes': [models.Index(condition=models.Q(('inbound_key', ''), _negated=True), fields=['inbound_key'], name='mailbox_by_inbound_key')],
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('address'), name='one_mailbox_per_address'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='one_default_mailbox')],
                    },
                ),
                migrations.CreateModel(
                    name='MailTemplate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=60)),
                        ('language', models.CharField(max_length=12)),
                        ('subject', models.CharField(blank=True, max_length=300)),
                        ('body', models.TextField()),
                        ('updated_at', models.DateTimeField(auto_now=True)),
                        ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'db_table': 'contact_channels_mailtemplate',
                        'constraints': [models.UniqueConstraint(fields=('key', 'language'), name='one_text_per_language')],
                    },
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(condition=models.Q(('state', 'queued')), fields=['next_attempt_at'], name='outgoing_due'),
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(condition=models.Q(('state', 'sending')), fields=['lease_until'], name='outgoing_leased'),
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(fields=['-created_at', '-id'], name='outgoing_newest'),
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(fields=['recipient', 'kind', 'created_at'], name='outgoing_to_recipient'),
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(fields=['ticket'], name='outgoing_of_ticket'),
                ),
                migrations.AddIndex(
                    model_name='outgoingmail',
                    index=models.Index(condition=models.Q(('provider_id', ''), _negated=True), fields=['provider_id'], name='outgoing_by_provider_id'),
                ),
                migrations.AddIndex(
                    model_name='mailevent',
                    index=models.Index(condition=models.Q(('state', 'waiting')), fields=['next_try_at'], name='mail_event_waiting'),
                ),
                migrations.AddIndex(
                    model_name='mailevent',
                    index=models.Index(fields=['received_at'], name='mail_event_by_time'),
                ),
                migrations.AddIndex(
                    model_name='recipient',
                    index=models.Index(fields=['address'], name='recipient_by_address'),
                ),
                migrations.AddIndex(
                    model_name='recipient',
                    index=models.Index(condition=models.Q(('state', 'waiting')), fields=['domain'], name='recipient_waiting_in_domain'),
                ),
                migrations.AddIndex(
                    model_name='recipient',
                    index=models.Index(condition=models.Q(('provider_id', ''), _negated=True), fields=['provider_id'], name='recipient_by_provider_id'),
                ),
                migrations.AddConstraint(
                    model_name='recipient',
                    constraint=models.UniqueConstraint(fields=('mail', 'address'), name='one_row_per_recipient'),
                ),
            ],
        ),
    ]
