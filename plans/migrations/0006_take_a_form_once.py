import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0005_share_a_cache'),
    ]

    operations = [
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False, verbose_name='anahtar')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gönderildiği zaman')),
            ],
            options={
                'verbose_name': 'gönderilmiş form',
                'verbose_name_plural': 'gönderilmiş formlar',
            },
        ),
    ]
