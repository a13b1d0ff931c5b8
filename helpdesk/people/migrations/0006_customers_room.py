"""The customers' tables belong to the room of customers; nothing changes in the database."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0004_customers_room'),
        ('tickets', '0014_customers_room'),
        ('surveys', '0003_customers_room'),
        ('knowledgebase', '0002_customers_room'),
        ('people', '0005_orders_by_their_digits'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name='customer',
                    name='organisation',
                ),
                migrations.RemoveField(
                    model_name='customer',
                    name='user',
                ),
                migrations.RemoveField(
                    model_name='order',
                    name='customer',
                ),
                migrations.RemoveField(
                    model_name='customerfact',
                    name='customer',
                ),
                migrations.RemoveField(
                    model_name='customerfact',
                    name='noted_by',
                ),
                migrations.RemoveField(
                    model_name='orderline',
                    name='order',
                ),
                migrations.RemoveField(
                    model_name='orderline',
                    name='product',
                ),
                migrations.DeleteModel(
                    name='ContactPoint',
                ),
                migrations.DeleteModel(
                    name='Organisation',
                ),
                migrations.DeleteModel(
                    name='Customer',
                ),
                migrations.DeleteModel(
                    name='CustomerFact',
                ),
                migrations.DeleteModel(
                    name='Order',
                ),
                migrations.DeleteModel(
                    name='OrderLine',
                ),
                migrations.DeleteModel(
                    name='Product',
                ),
            ],
        ),
    ]
