"""A ticket knows by which contact form it came."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("tickets", "0029_first_contact_form"),
    ]

    operations = [
        migrations.AddField(
            model_name="ticket",
            name="form",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.contactform",
            ),
        ),
        AddIndexConcurrently(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("form__isnull", False)), fields=["form", "-created_at"], name="ticket_of_form"
            ),
        ),
    ]
