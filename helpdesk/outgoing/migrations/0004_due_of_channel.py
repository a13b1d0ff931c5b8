"""The next due row of each channel is the first of an index. The release before finds it too, only slower."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('outgoing', '0003_breaker'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='outgoingmail',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['channel', 'next_attempt_at'], name='outgoing_due_of_channel'),
        ),
        RemoveIndexConcurrently(
            model_name='outgoingmail',
            name='outgoing_due',
        ),
    ]
