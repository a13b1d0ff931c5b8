import django.db.models.functions.comparison
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("tickets", "0038_since"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(models.F('awaiting_since'), condition=models.Q(('status__in', ('new', 'open', 'waiting', 'on_hold'))), name='ticket_open_unanswered'),
        ),
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(models.F('created_at'), condition=models.Q(('status__in', ('new', 'open', 'waiting', 'on_hold'))), name='ticket_open_since'),
        ),
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(django.db.models.functions.comparison.Coalesce('customer_wrote_at', 'created_at'), condition=models.Q(('status__in', ('new', 'open', 'waiting', 'on_hold'))), name='ticket_open_customer_silent'),
        ),
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(django.db.models.functions.comparison.Coalesce('we_wrote_at', 'created_at'), condition=models.Q(('status__in', ('new', 'open', 'waiting', 'on_hold'))), name='ticket_open_we_silent'),
        ),
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(django.db.models.functions.comparison.Coalesce('status_since', 'last_activity_at'), condition=models.Q(('status', 'waiting')), name='ticket_waits_since'),
        ),
        AddIndexConcurrently(
            model_name='ticket',
            index=models.Index(condition=models.Q(('status', 'resolved')), fields=['resolved_at'], name='ticket_resolved_since'),
        ),
    ]
