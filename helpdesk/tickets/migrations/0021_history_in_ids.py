import json

from django.db import migrations
from django.db.models import Max, Min

VERBS = {
    "created": "ticket.created",
    "changed": "ticket.changed",
    "resolved": "ticket.resolved",
    "closed": "ticket.closed",
    "reopened": "ticket.reopened",
    "took the change back": "ticket.change_undone",
    "raised the alarm": "ticket.alarm_raised",
    "wrote": "customer.wrote",
    "said that an address works": "customer.address_works",
    "read the message again": "message.reread",
    "noted": "note.added",
    "replied": "reply.sent",
    "took the reply back": "reply.withdrawn",
    "could not deliver the reply": "reply.failed",
    "scheduled a reply": "reply.scheduled",
    "took the scheduled reply back": "reply.schedule_withdrawn",
    "held the scheduled reply back": "reply.held",
    "added a task": "task.added",
    "finished a task": "task.finished",
    "reopened a task": "task.reopened",
    "assigned a task": "task.assigned",
    "became a complaint": "complaint.opened",
    "took back that it is a complaint": "complaint.undone",
    "assessed the complaint": "complaint.assessed",
    "acknowledged the complaint": "complaint.acknowledged",
    "could not deliver a mail": "mail.failed",
    "reported our mail as spam": "mail.reported_as_spam",
    "unsubscribed from our mail": "mail.unsubscribed",
}
KEYS = {
    "tags added": "tags_added",
    "tags removed": "tags_removed",
    "people copied in": "people_copied_in",
    "files added": "files_added",
    "desired outcome": "desired_outcome",
}
BATCH = 10_000
# One look at each row: its verb, and those keys of its changes that have another name now.
REWRITE = """
    UPDATE tickets_activity
    SET verb = coalesce(%(verbs)s::jsonb ->> verb, verb),
        changes = (
            SELECT coalesce(jsonb_object_agg(coalesce(%(keys)s::jsonb ->> key, key), value), '{}'::jsonb)
            FROM jsonb_each(changes)
        )
    WHERE id BETWEEN %(first)s AND %(last)s AND (%(verbs)s::jsonb ? verb OR changes ?| %(old)s)
"""


def rewrite(apps, schema_editor):
    """Words of the release before become ids, a batch a transaction; what it writes meanwhile is understood too."""
    ends = apps.get_model("tickets", "Activity").objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    known = {"verbs": json.dumps(VERBS), "keys": json.dumps(KEYS), "old": list(KEYS)}
    for first in range(ends["first"], ends["last"] + 1, BATCH):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(REWRITE, known | {"first": first, "last": first + BATCH - 1})


class Migration(migrations.Migration):
    """What happened to a ticket is kept as ids, no longer as words."""

    atomic = False

    dependencies = [
        ('tickets', '0020_impact'),
    ]

    operations = [
        migrations.RunPython(rewrite, migrations.RunPython.noop, elidable=True),
    ]
