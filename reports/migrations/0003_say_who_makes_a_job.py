from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0002_make_tables_away_from_the_request'),
    ]

    operations = [
        migrations.AddField(
            model_name='reportjob',
            name='maker',
            field=models.CharField(blank=True, max_length=120, verbose_name='hazırlayan süreç'),
        ),
    ]
