from django.db import migrations
from django.db.models import Case, Max, Min, Value, When

GUARDS = {
    "no sender": "no_sender",
    "own mail": "own_mail",
    "own address": "own_address",
    "changed copy": "changed_copy",
    "bulk sender": "bulk_sender",
    "participant's program": "participants_program",
    "auto-reply": "auto_reply",
    "old mail": "old_mail",
    "ping-pong": "ping_pong",
    "stand-in": "stand_in",
    "reply-to": "reply_to",
    "left behind": "left_behind",
}
BATCH = 10_000


def rewrite(apps, schema_editor):
    """Guards of old rows by their ids, a batch a transaction. Their sentences and decisions are read as they are."""
    rows = apps.get_model("intake", "RawMail").objects
    ends = rows.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return
    ids = Case(*(When(guard=words, then=Value(name)) for words, name in GUARDS.items()))
    for first in range(ends["first"], ends["last"] + 1, BATCH):
        rows.filter(pk__range=(first, first + BATCH - 1), guard__in=GUARDS).update(guard=ids)


class Migration(migrations.Migration):
    """Guards have ids, as reasons do."""

    atomic = False

    dependencies = [
        ('intake', '0002_reason_values'),
    ]

    operations = [
        migrations.RunPython(rewrite, migrations.RunPython.noop, elidable=True),
    ]
