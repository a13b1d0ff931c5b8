import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact_channels", "0005_raw_mail_by_sender"),
        ("tickets", "0003_scheduled_replies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rawmail",
            name="handled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="rawmail",
            name="handled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="rawmail",
            index=models.Index(
                condition=models.Q(("outcome", "discarded")), fields=["-received_at", "-id"], name="raw_mail_discarded"
            ),
        ),
        migrations.AddIndex(
            model_name="rawmail",
            index=models.Index(
                condition=models.Q(("outcome__in", ["quarantined", "discarded"])),
                fields=["outcome", "guard", "-received_at", "-id"],
                name="raw_mail_aside_by_guard",
            ),
        ),
        migrations.AddIndex(
            model_name="rawmail",
            index=models.Index(
                condition=models.Q(("outcome__in", ["quarantined", "discarded"])),
                fields=["outcome", "source", "-received_at", "-id"],
                name="raw_mail_aside_by_door",
            ),
        ),
        migrations.AddIndex(
            model_name="rawmail",
            index=models.Index(
                condition=models.Q(("handled_at__isnull", False)),
                fields=["-received_at", "-id"],
                name="raw_mail_handled",
            ),
        ),
        migrations.AddIndex(
            model_name="rawmail",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("sender"), "gin_trgm_ops"
                ),
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("subject"), "gin_trgm_ops"
                ),
                condition=models.Q(("outcome__in", ["quarantined", "discarded"])),
                name="raw_mail_aside_words",
            ),
        ),
    ]
