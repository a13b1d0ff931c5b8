from django.db import migrations, models

# Of open tickets alone: nobody waits on others any more.
FILL = """
    UPDATE tickets_ticket AS ticket
    SET customer_wrote_at = said.customer, we_wrote_at = said.ours
    FROM (
        SELECT message.ticket_id,
            max(message.created_at) FILTER (WHERE direction = 'in' AND NOT is_auto_reply) AS customer,
            max(message.created_at) FILTER (
                WHERE direction = 'out' AND delivery NOT IN ('scheduled', 'held', 'withdrawn')
            ) AS ours
        FROM tickets_message AS message JOIN tickets_ticket AS open ON open.id = message.ticket_id
        WHERE open.status IN ('new', 'open', 'waiting', 'on_hold')
        GROUP BY message.ticket_id
    ) AS said
    WHERE ticket.id = said.ticket_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0037_word_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name='ticket',
            name='customer_wrote_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='ticket',
            name='status_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='ticket',
            name='we_wrote_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
