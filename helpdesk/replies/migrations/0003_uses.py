"""Which replies began with a saved one, and how much of it they still were."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('replies', '0002_owners_and_folders'),
        ('tickets', '0026_begun_with'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedReplyUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('similarity', models.FloatField()),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='tickets.message')),
                ('saved_reply', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='replies.savedreply')),
            ],
        ),
    ]
