"""The cap on one sender counts what they wrote within the hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact_channels", "0004_imap_fetch_since")]

    operations = [
        migrations.AddIndex("rawmail", models.Index(fields=["sender", "received_at"], name="raw_mail_of_sender")),
    ]
