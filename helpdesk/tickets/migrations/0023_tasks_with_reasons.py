"""Tasks of the product keep why they are there, and no sentence. Those that others stored keep their words, but for two
titles that were always the same."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REASONS = {
    "A scheduled reply was held back": "held_reply",
    "Somebody was hurt, or could be: call the customer": "harm",
}


def give_reasons(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A title that the product gave becomes its reason."""
    tasks = apps.get_model("tickets", "Task").objects
    for title, reason in REASONS.items():
        tasks.filter(title=title, reason="").update(reason=reason)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0022_no_search_on_the_row")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="reason",
            field=models.CharField(blank=True, db_default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="task",
            name="values",
            field=models.JSONField(blank=True, db_default=models.Value({}, models.JSONField()), default=dict),
        ),
        migrations.AlterField(model_name="task", name="title", field=models.CharField(blank=True, max_length=200)),
        migrations.RunPython(give_reasons, migrations.RunPython.noop),
    ]
