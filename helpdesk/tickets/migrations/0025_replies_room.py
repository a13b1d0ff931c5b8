"""Saved replies belong to the room of replies; nothing changes in the database."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('replies', '0001_initial'),
        ('tickets', '0024_own_words_by_index'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name='SavedReply')],
        ),
    ]
