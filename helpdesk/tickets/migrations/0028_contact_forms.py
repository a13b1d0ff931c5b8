"""Contact forms: the one that there is becomes the first row in the migration after this."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0010_token_grants'),
        ('tickets', '0027_own_fields_of_more_kinds'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('is_open', models.BooleanField(default=True)),
                ('is_default', models.BooleanField(default=False)),
                ('is_listed', models.BooleanField(default=False)),
                ('priority', models.CharField(choices=[('low', 'Low'), ('normal', 'Normal'), ('high', 'High'), ('urgent', 'Urgent')], default='normal', max_length=6)),
                ('tags', models.JSONField(blank=True, default=list)),
                ('asked', models.JSONField(blank=True, default=dict)),
                ('extras', models.JSONField(blank=True, default=list)),
                ('texts', models.JSONField(blank=True, default=dict)),
                ('fallback', models.CharField(blank=True, max_length=12)),
                ('sites', models.JSONField(blank=True, default=list)),
                ('asks_proof', models.BooleanField(default=False)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team')),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='contactform',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='one_contact_form_per_name'),
        ),
        migrations.AddConstraint(
            model_name='contactform',
            constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='one_default_contact_form'),
        ),
    ]
