"""The contact form that there is becomes the first row: what it asks, and where it stands, stay as they are."""

from typing import Any

from django.db import migrations

ASKED = ("subject", "product", "attachments", "name")


def keep_the_form(apps: Any, schema_editor: Any) -> None:
    apps.get_model("tickets", "ContactForm").objects.create(
        name="Contact us",
        slug="contact-us",
        position=1,
        is_default=True,
        asked=dict.fromkeys(ASKED, "asked"),
        extras=["complaint"],
    )


class Migration(migrations.Migration):

    dependencies = [
        ("tickets", "0028_contact_forms"),
    ]

    operations = [
        migrations.RunPython(keep_the_form, migrations.RunPython.noop),
    ]
