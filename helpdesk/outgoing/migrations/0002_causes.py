"""Causes as codes. Answers of the release before stay as they are and are read when shown, but for one that was also a
mark: mail that is late on its way was known by how its text began."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LATE = "Still on its way"


def name_the_late(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    recipients = apps.get_model("outgoing", "Recipient").objects
    messages = apps.get_model("tickets", "Message").objects
    for row in recipients.filter(state="sent", answer__startswith=LATE).select_related("mail").iterator():
        answer = row.answer.removeprefix(LATE).removeprefix(": ")
        recipients.filter(pk=row.pk).update(cause="held_up", answer=answer)
        late = {"address": row.address, "fate": "late", "cause": "held_up", "answer": answer}
        shown = messages.filter(pk=row.mail.message_id, delivery="sent", delivery_error__startswith=LATE)
        for message in shown.only("pk", "setbacks"):
            shown.update(setbacks=[*message.setbacks, late])


class Migration(migrations.Migration):

    dependencies = [
        ('outgoing', '0001_initial'),
        ('tickets', '0017_message_setbacks'),
    ]

    operations = [
        migrations.AddField(
            model_name='recipient',
            name='cause',
            field=models.CharField(blank=True, db_default='', max_length=30),
        ),
        migrations.RunPython(name_the_late, migrations.RunPython.noop, elidable=True),
    ]
