"""Words of articles have a name of their own; their table keeps its."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("knowledgebase", "0002_customers_room")]

    operations = [
        migrations.AlterModelTable(name="searchword", table="knowledgebase_searchword"),
        migrations.RenameModel(old_name="SearchWord", new_name="ArticleWord"),
    ]
