"""Customers have a room of their own. Their tables stay as they are, so that the release before goes on reading them."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0005_orders_by_their_digits'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Customer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(blank=True, max_length=200)),
                        ('preferred_name', models.CharField(blank=True, max_length=100)),
                        ('time_zone', models.CharField(blank=True, max_length=64)),
                        ('language', models.CharField(blank=True, max_length=12)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                        ('updated_at', models.DateTimeField(auto_now=True)),
                        ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='customer', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'db_table': 'people_customer',
                    },
                ),
                migrations.CreateModel(
                    name='Order',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.CharField(max_length=40, unique=True)),
                        ('placed_at', models.DateTimeField()),
                        ('delivered_at', models.DateTimeField(blank=True, null=True)),
                        ('currency', models.CharField(default='USD', max_length=3)),
                        ('total', models.DecimalField(decimal_places=2, max_digits=12)),
                        ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='orders', to='customers.customer')),
                    ],
                    options={
                        'db_table': 'people_order',
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'db_table': 'people_organisation',
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='one_organisation_per_name')],
                    },
                ),
                migrations.AddField(
                    model_name='customer',
                    name='organisation',
                    field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='customers', to='customers.organisation'),
                ),
                migrations.CreateModel(
                    name='Product',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200)),
                        ('slug', models.SlugField(max_length=120, unique=True)),
                        ('is_active', models.BooleanField(default=True)),
                    ],
                    options={
                        'db_table': 'people_product',
                        'ordering': ['name'],
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='one_product_per_name')],
                    },
                ),
                migrations.CreateModel(
                    name='OrderLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('quantity', models.PositiveIntegerField(default=1)),
                        ('amount', models.DecimalField(decimal_places=2, max_digits=12)),
                        ('warranty_until', models.DateField(blank=True, null=True)),
                        ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='customers.order')),
                        ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='order_lines', to='customers.product')),
                    ],
                    options={
                        'db_table': 'people_orderline',
                    },
                ),
                migrations.CreateModel(
                    name='ContactPoint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('email', 'E-mail'), ('phone', 'Phone')], max_length=5)),
                        ('value', models.CharField(max_length=320)),
                        ('normalised', models.CharField(max_length=320)),
                        ('is_primary', models.BooleanField(default=False)),
                        ('bounced_at', models.DateTimeField(blank=True, null=True)),
                        ('verified_at', models.DateTimeField(blank=True, null=True)),
                        ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_points', to='customers.customer')),
                    ],
                    options={
                        'db_table': 'people_contactpoint',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('normalised'), 'gin_trgm_ops'), name='contact_point_trigrams')],
                        'constraints': [models.UniqueConstraint(fields=('kind', 'normalised'), name='one_owner_per_contact_point')],
                    },
                ),
                migrations.CreateModel(
                    name='CustomerFact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(choices=[('account_number', 'Account number'), ('address', 'Address')], max_length=30)),
                        ('value', models.CharField(max_length=500)),
                        ('noted_at', models.DateTimeField()),
                        ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='customers.customer')),
                        ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'db_table': 'people_customerfact',
                        'constraints': [models.UniqueConstraint(fields=('customer', 'key'), name='one_fact_of_a_kind')],
                    },
                ),
                migrations.AddIndex(
                    model_name='order',
                    index=models.Index(fields=['customer', '-placed_at'], name='order_of_customer'),
                ),
                migrations.AddIndex(
                    model_name='order',
                    index=models.Index(models.Func(django.db.models.functions.text.Upper('number'), models.Value('[^[:alnum:]]'), models.Value(''), models.Value('g'), function='regexp_replace'), name='order_by_letters_and_digits'),
                ),
                migrations.AddIndex(
                    model_name='order',
                    index=models.Index(models.Func(models.F('number'), models.Value('[^0-9]'), models.Value(''), models.Value('g'), function='regexp_replace'), name='order_by_digits'),
                ),
                migrations.AddIndex(
                    model_name='customer',
                    index=models.Index(django.db.models.functions.text.Lower('name'), models.F('id'), name='customer_by_name'),
                ),
                migrations.AddIndex(
                    model_name='customer',
                    index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('name'), 'gin_trgm_ops'), name='customer_name_trigrams'),
                ),
            ],
        ),
    ]
