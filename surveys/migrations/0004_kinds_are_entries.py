import surveys.kinds
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0003_customers_room'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='programme',
            options={},
        ),
        migrations.RemoveConstraint(
            model_name='answer',
            name='score_is_on_its_scale',
        ),
        migrations.AlterField(
            model_name='answer',
            name='kind',
            field=models.CharField(choices=surveys.kinds.choices, max_length=20),
        ),
        migrations.AlterField(
            model_name='importbatch',
            name='kind',
            field=models.CharField(choices=surveys.kinds.choices, max_length=20),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='kind',
            field=models.CharField(choices=surveys.kinds.choices, default='nps', max_length=20),
        ),
        migrations.AlterField(
            model_name='programme',
            name='kind',
            field=models.CharField(choices=surveys.kinds.choices, max_length=20, unique=True),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('score__range', (0, 10))), name='score_is_on_a_scale'),
        ),
    ]
