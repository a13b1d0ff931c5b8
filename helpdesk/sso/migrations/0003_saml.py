from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sso', '0002_collaborator'),
    ]

    operations = [
        migrations.AddField(
            model_name='signinprovider',
            name='sso_url',
            field=models.CharField(blank=True, db_default='', default='', max_length=500),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='certificates',
            field=models.JSONField(blank=True, db_default=[], default=list),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='email_attribute',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='name_attribute',
            field=models.CharField(blank=True, db_default='', default='', max_length=200),
        ),
        migrations.AddField(
            model_name='signinprovider',
            name='owns_addresses',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name='signinprovider',
            name='group_claim',
            field=models.CharField(blank=True, default='groups', max_length=200),
        ),
        migrations.AlterField(
            model_name='signinprovider',
            name='kind',
            field=models.CharField(choices=[('google', 'Google'), ('microsoft', 'Microsoft'), ('keycloak', 'Keycloak'), ('other', 'Another provider'), ('saml', 'SAML')], max_length=12),
        ),
    ]
