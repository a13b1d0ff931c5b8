"""Store the event of each post that waits to be taken in: a sweep found those until now."""

from django.db import migrations
from django.utils import timezone


def tell(apps, schema_editor):
    event, delivery = apps.get_model("events", "EventRecord"), apps.get_model("events", "Delivery")
    for post in apps.get_model("contact_channels", "Post").objects.filter(taken_at=None).order_by("pk").only("pk"):
        told = event.objects.create(name="PostReceived", payload={"depth": 0, "post_id": post.pk})
        delivery.objects.create(event=told, handler="channels.take_in_post", next_attempt_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("contact_channels", "0013_post_bytes"),
        ("events", "0003_clock_reading"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
