from django.db import migrations


class Migration(migrations.Migration):
    """Nothing any more: `0013_search_documents_anew` writes the documents of all that is stored."""

    dependencies = [
        ('tickets', '0008_search_beside_tickets'),
        ('people', '0002_customer_facts'),
    ]

    operations = []
