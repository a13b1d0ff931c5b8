from django.db import migrations

from helpdesk.tickets.services.index_search import index_search


class Migration(migrations.Migration):
    """Documents for all that is stored, in batches, while the release before takes in and answers.

    What comes in meanwhile is found by the periodic `tickets.index_newest`.
    """

    atomic = False

    dependencies = [
        ('tickets', '0008_search_beside_tickets'),
        ('people', '0002_customer_facts'),
    ]

    operations = [
        migrations.RunPython(lambda apps, schema_editor: index_search(), migrations.RunPython.noop, elidable=True),
    ]
