from django.db import migrations

from helpdesk.tickets.services.index_search import index_search


class Migration(migrations.Migration):
    """Documents with the other names of words: dotted letters, parted numbers, `ae` for `ä`. In batches, as before."""

    atomic = False

    dependencies = [
        ('tickets', '0012_draft_submission_key'),
        ('people', '0002_customer_facts'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: index_search(anew=True), migrations.RunPython.noop, elidable=True
        ),
    ]
