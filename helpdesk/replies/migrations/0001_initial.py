"""Saved replies have a room of their own. Their table keeps its name, so that the release before goes on using it."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('tickets', '0024_own_words_by_index'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='SavedReply',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120)),
                        ('body', models.TextField()),
                        ('language', models.CharField(default='en', max_length=12)),
                        ('is_active', models.BooleanField(default=True)),
                        ('updated_at', models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        'verbose_name_plural': 'saved replies',
                        'db_table': 'tickets_savedreply',
                        'ordering': ['name'],
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), models.F('language'), name='one_saved_reply_per_name')],
                    },
                ),
            ],
        ),
    ]
