"""Each recipient of a mail has a row from now on; mail that is not finished yet gets its rows here."""

from django.db import migrations, models

from helpdesk.mime.fields.contacts import NotAContact, normalise_email

UNFINISHED = ("queued", "sending", "failed")
BATCH = 500


def add_recipients(apps, schema_editor):
    mails = apps.get_model("contact_channels", "OutgoingMail").objects.filter(state__in=UNFINISHED, recipients=None)
    recipient = apps.get_model("contact_channels", "Recipient")
    rows = []
    for mail in mails.only("to", "cc", "bcc", "state", "attempts", "last_answer").iterator(BATCH):
        rows += rows_of(recipient, mail)
        if len(rows) >= BATCH:
            recipient.objects.bulk_create(rows)
            rows = []
    recipient.objects.bulk_create(rows)


def rows_of(recipient, mail):
    found = {}
    for role, addresses in (("to", mail.to), ("cc", mail.cc), ("bcc", mail.bcc)):
        for address in addresses:
            known = normal(address)[:320]
            found.setdefault(
                known,
                recipient(
                    mail=mail,
                    address=known,
                    domain=known.rpartition("@")[2][:255],
                    role=role,
                    state="failed" if mail.state == "failed" else "waiting",
                    attempts=mail.attempts,
                    answer=mail.last_answer,
                ),
            )
    return found.values()


def normal(address):
    try:
        return normalise_email(address)
    except NotAContact:
        return address.strip().lower()


class Migration(migrations.Migration):
    dependencies = [("contact_channels", "0002_mail_doors_and_recipients")]

    operations = [
        migrations.AddField("recipient", "provider_id", models.CharField(blank=True, max_length=250)),
        migrations.AddIndex(
            "recipient",
            models.Index(
                condition=models.Q(("state", "waiting")), fields=["domain"], name="recipient_waiting_in_domain"
            ),
        ),
        migrations.AddIndex(
            "recipient",
            models.Index(
                condition=models.Q(("provider_id", ""), _negated=True),
                fields=["provider_id"],
                name="recipient_by_provider_id",
            ),
        ),
        migrations.RunPython(add_recipients, migrations.RunPython.noop, elidable=True),
    ]
