"""Saved replies lie in folders, and may be a team's or one person's. Two of a name are in nobody's way then."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_staff'),
        ('replies', '0001_initial'),
        ('tickets', '0025_replies_room'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='savedreply',
            name='folder',
            field=models.CharField(blank=True, db_default='', max_length=80),
        ),
        migrations.AddField(
            model_name='savedreply',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team'),
        ),
        migrations.AddField(
            model_name='savedreply',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RemoveConstraint(model_name='savedreply', name='one_saved_reply_per_name'),
        migrations.AddConstraint(
            model_name='savedreply',
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower('name'),
                models.F('language'),
                django.db.models.functions.comparison.Coalesce('team', 0),
                django.db.models.functions.comparison.Coalesce('owner', 0),
                name='one_saved_reply_per_name_and_group',
            ),
        ),
        migrations.AddConstraint(
            model_name='savedreply',
            constraint=models.CheckConstraint(condition=models.Q(('team', None), ('owner', None), _connector='OR'), name='saved_reply_of_a_team_or_a_person'),
        ),
    ]
