"""Forget the search vector on the ticket's row: `SearchDocument` took its place.

The column stays for one release, empty, so that processes of the release before can go on storing tickets meanwhile.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tickets", "0021_history_in_ids")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField(model_name="ticket", name="search")])
    ]
