"""The tables of mail belong to the rooms of outgoing mail and intake; nothing changes in the database."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('outgoing', '0001_initial'),
        ('intake', '0001_initial'),
        ('surveys', '0005_outgoing_room'),
        ('contact_channels', '0010_unreadable_mail_events'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(
                    name='DomainPause',
                ),
                migrations.RemoveField(
                    model_name='mailbox',
                    name='team',
                ),
                migrations.RemoveField(
                    model_name='rawmail',
                    name='mailbox',
                ),
                migrations.RemoveField(
                    model_name='mailevent',
                    name='mail',
                ),
                migrations.RemoveField(
                    model_name='mailtemplate',
                    name='updated_by',
                ),
                migrations.RemoveField(
                    model_name='missingancestor',
                    name='message',
                ),
                migrations.RemoveField(
                    model_name='missingancestor',
                    name='ticket',
                ),
                migrations.RemoveField(
                    model_name='outgoingmail',
                    name='message',
                ),
                migrations.RemoveField(
                    model_name='outgoingmail',
                    name='ticket',
                ),
                migrations.RemoveField(
                    model_name='recipient',
                    name='mail',
                ),
                migrations.RemoveField(
                    model_name='rawmail',
                    name='handled_by',
                ),
                migrations.RemoveField(
                    model_name='rawmail',
                    name='message',
                ),
                migrations.RemoveField(
                    model_name='rawmail',
                    name='ticket',
                ),
                migrations.DeleteModel(
                    name='ImapAccount',
                ),
                migrations.DeleteModel(
                    name='Mailbox',
                ),
                migrations.DeleteModel(
                    name='MailEvent',
                ),
                migrations.DeleteModel(
                    name='MailTemplate',
                ),
                migrations.DeleteModel(
                    name='MissingAncestor',
                ),
                migrations.DeleteModel(
                    name='OutgoingMail',
                ),
                migrations.DeleteModel(
                    name='Recipient',
                ),
                migrations.DeleteModel(
                    name='RawMail',
                ),
            ],
        ),
    ]
