"""More kinds of the shop's own fields, for tickets and for customers, with what the shop says of each."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0003_organisations'),
        ('tickets', '0026_begun_with'),
    ]

    operations = [
        # A number and an array in one index.
        django.contrib.postgres.operations.BtreeGinExtension(),
        migrations.CreateModel(
            name='CustomerValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(max_length=40, null=True)),
                ('flag', models.BooleanField(null=True)),
                ('number', models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ('day', models.DateField(null=True)),
                ('text', models.CharField(max_length=500, null=True)),
                ('long_text', models.TextField(null=True)),
                ('choices', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), null=True, size=None)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='ownvalue',
            name='own_value_of_one_type',
        ),
        migrations.AddField(
            model_name='ownfield',
            name='asks_on_form',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='asks_to_resolve',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='currency',
            field=models.CharField(blank=True, db_default='', default='', max_length=3),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='help',
            field=models.CharField(blank=True, db_default='', default='', max_length=300),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='holder',
            field=models.CharField(choices=[('ticket', 'Tickets'), ('customer', 'Customers')], db_default='ticket', default='ticket', max_length=8),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='is_column',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='is_on_forms',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='is_public',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='retired',
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
        migrations.AddField(
            model_name='ownfield',
            name='words',
            field=models.JSONField(blank=True, db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name='ownvalue',
            name='choices',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), null=True, size=None),
        ),
        migrations.AddField(
            model_name='ownvalue',
            name='long_text',
            field=models.TextField(null=True),
        ),
        migrations.AlterField(
            model_name='ownfield',
            name='type',
            field=models.CharField(choices=[('text', 'Line of text'), ('long', 'Several lines of text'), ('choice', 'One of a list'), ('choices', 'Several of a list'), ('flag', 'Yes or no'), ('number', 'Number'), ('money', 'Amount of money'), ('day', 'Date'), ('order', 'Order of the customer')], max_length=8),
        ),
        migrations.AddIndex(
            model_name='ownvalue',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('choices__isnull', False)), fields=['field', 'choices'], name='own_value_by_choices'),
        ),
        migrations.AddConstraint(
            model_name='ownvalue',
            constraint=models.CheckConstraint(condition=django.db.models.expressions.RawSQL('num_nonnulls(choice, flag, number, day, text, long_text, choices) = 1', (), models.BooleanField()), name='own_value_of_one_type'),
        ),
        migrations.AddField(
            model_name='customervalue',
            name='customer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='customers.customer'),
        ),
        migrations.AddField(
            model_name='customervalue',
            name='field',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tickets.ownfield'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=models.Index(condition=models.Q(('choice__isnull', False)), fields=['field', 'choice', 'customer'], name='customer_value_by_choice'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=models.Index(condition=models.Q(('flag__isnull', False)), fields=['field', 'flag', 'customer'], name='customer_value_by_flag'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=models.Index(condition=models.Q(('number__isnull', False)), fields=['field', 'number', 'customer'], name='customer_value_by_number'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=models.Index(condition=models.Q(('day__isnull', False)), fields=['field', 'day', 'customer'], name='customer_value_by_day'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=models.Index(models.F('field'), django.db.models.functions.text.Upper('text'), models.F('customer'), condition=models.Q(('text__isnull', False)), name='customer_value_by_words'),
        ),
        migrations.AddIndex(
            model_name='customervalue',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('choices__isnull', False)), fields=['field', 'choices'], name='customer_value_by_choices'),
        ),
        migrations.AddConstraint(
            model_name='customervalue',
            constraint=models.UniqueConstraint(fields=('customer', 'field'), name='one_customer_value_per_field'),
        ),
        migrations.AddConstraint(
            model_name='customervalue',
            constraint=models.CheckConstraint(condition=django.db.models.expressions.RawSQL('num_nonnulls(choice, flag, number, day, text, long_text, choices) = 1', (), models.BooleanField()), name='customer_value_of_one_type'),
        ),
    ]
