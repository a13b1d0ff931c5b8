from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact_channels', '0003_recipients_of_waiting_mail'),
    ]

    operations = [
        migrations.AddField(
            model_name='imapaccount',
            name='fetch_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
