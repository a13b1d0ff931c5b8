from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """The old document's index made every change of a ticket write all words of its conversation again.

    The release before finds by its column until it is replaced, only slower. The column goes with the next release.
    """

    atomic = False

    dependencies = [
        ('tickets', '0009_fill_search_documents'),
    ]

    operations = [
        RemoveIndexConcurrently(model_name='ticket', name='ticket_search'),
        migrations.RunSQL('ALTER TABLE tickets_ticket SET (fillfactor = 85)', 'ALTER TABLE tickets_ticket RESET (fillfactor)'),
    ]
