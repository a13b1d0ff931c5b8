"""A request that was held back names its contact form, and keeps what the mail of it does not say."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ("intake", "0003_guards_in_ids"),
        ("tickets", "0030_form_of_ticket"),
    ]

    operations = [
        migrations.AddField(
            model_name="rawmail",
            name="filled_in",
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AddField(
            model_name="rawmail",
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
            model_name="rawmail",
            index=models.Index(
                condition=models.Q(("form__isnull", False)), fields=["form", "received_at"], name="raw_mail_of_form"
            ),
        ),
    ]
